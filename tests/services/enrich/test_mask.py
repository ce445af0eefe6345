from services.enrich.mask import MASKS, PERSON, PLACE, mask


def test_a_mask_keeps_the_length_and_the_rest() -> None:
    assert mask("Ms Holm in Oslo.", [(0, 7, PERSON), (11, 15, PLACE)]) == f"{PERSON * 7} in {PLACE * 4}."


def test_the_first_to_claim_a_character_keeps_it() -> None:
    assert mask("abcd", [(0, 2, PERSON), (1, 4, PLACE)]) == f"{PERSON * 2}cd"


def test_letters_that_the_text_holds_itself_mask_nothing() -> None:
    assert mask(f"Holm{MASKS}", [(0, 4, PERSON)]) == PERSON * 4 + " " * 7
