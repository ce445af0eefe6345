"""What each word of a language may be, and the verbs behind its written forms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.enrich.clause.codes import (
    ADVERB,
    AND,
    AUXILIARY,
    BASE,
    DETERMINER,
    FOR,
    GERUND,
    GERUND_NOUN,
    NOUN,
    NUMBER,
    OF,
    ON,
    OPENER,
    OR,
    PARTICIPLE,
    PAST,
    POSSESSIVE_PRONOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TO,
    VERB_NOUN,
)
from services.enrich.clause.inflect import Form, inflect
from services.enrich.clause.tokens import Compounds, compile_compounds

_CODES = {
    "pronoun": PRONOUN,
    "adverb": ADVERB,
    "determiner": DETERMINER,
    "possessive": POSSESSIVE_PRONOUN,
    "of": OF,
    "for": FOR,
    "on": ON,
    "to": TO,
    "preposition": PREPOSITION,
    "opener": OPENER,
    "conjunction": AND,
    "disjunction": OR,
    "relative": RELATIVE,
    "gerund_noun": GERUND_NOUN,
    "no_adverb": NOUN,
    "no_participle": NOUN,
}
_SHORTEST_PARTICIPLE = 5

Forms = frozenset[Form]
_NO_FORMS = Forms()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in small letters: the code of each, the forms and bases of the verbs among them."""

    compounds: Compounds
    codes: Mapping[str, str]
    forms: Mapping[str, Forms]
    bases: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    governors: Mapping[str, str]
    markers: Mapping[str, str]
    no_verb_endings: tuple[str, ...]

    def code_of(self, word: str) -> str:
        """Say what a word in small letters may be: by the lexicon, else by its ending."""
        return self.codes.get(word) or _by_ending(word)

    def forms_of(self, word: str) -> Forms:
        """Give the verb forms that a word in small letters may be; none for other words."""
        found = self.forms.get(word)
        if found is not None:
            return found
        return _FORMS_BY_CODE.get(self.code_of(word), _NO_FORMS)


_FORMS_BY_CODE = {PARTICIPLE: Forms({"past", "participle"}), GERUND: Forms({"gerund"})}


def _by_ending(word: str) -> str:
    if not word[0].isalpha():
        return NUMBER
    if word.endswith("ed") and len(word) >= _SHORTEST_PARTICIPLE:
        return PARTICIPLE
    if word.endswith("ly"):
        return ADVERB
    return GERUND if word.endswith("ing") else NOUN


def compile_lexicon(
    words: Mapping[str, list[str]],
    verbs: Mapping[str, Mapping[str, list[str]]],
    spellings: Mapping[str, str],
    told_verbs: Iterable[str],
    markers: Mapping[str, str],
) -> Lexicon:
    """Compile words.toml, verbs.toml and the bases `told_verbs` of the event rules."""
    forms: dict[str, set[Form]] = {}
    bases: dict[str, str] = {}
    for base in dict.fromkeys((*told_verbs, *words["verb"], *words["verb_noun"])):
        for written, uses in inflect(base, dict(verbs["irregular"])).items():
            forms.setdefault(written, set()).update(uses)
            bases.setdefault(written, base)
    for spelling, written in spellings.items():
        forms[spelling], bases[spelling] = forms.get(written, set()), bases.get(written, written)
    nouns = {
        written for base in words["verb_noun"] for written in inflect(base, {}) if _is_noun(base, written)
    }
    codes = {written: VERB_NOUN if written in nouns else _verb_code(uses) for written, uses in forms.items()}
    for kind, code in _CODES.items():
        codes.update(dict.fromkeys(words[kind], code))
    auxiliaries = {word: kind for kind, listed in verbs["auxiliaries"].items() for word in listed}
    codes.update(dict.fromkeys(auxiliaries, AUXILIARY))
    codes.update((marker, PREPOSITION) for marker in markers if " " in marker)
    return Lexicon(
        compounds=compile_compounds((*markers, *words["preposition"], *words["conjunction"])),
        codes=codes,
        forms={written: Forms(uses) for written, uses in forms.items()},
        bases=bases,
        auxiliaries=auxiliaries,
        governors={word: kind for kind, listed in verbs["governors"].items() for word in listed},
        markers=markers,
        no_verb_endings=tuple(words["no_verb_ending"]),
    )


def _is_noun(base: str, written: str) -> bool:
    return written == base or written in {f"{base}s", f"{base}es"}


def _verb_code(uses: set[Form]) -> str:
    if "participle" in uses:
        return PARTICIPLE
    if "past" in uses:
        return PAST
    return GERUND if "gerund" in uses else BASE
