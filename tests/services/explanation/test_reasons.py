from typing import get_args

from services.enrich.trace import Reason
from services.explanation.reasons import REASONS


def test_every_reason_has_its_words_and_no_words_are_left_over() -> None:
    codes = {code for part in get_args(Reason) for code in get_args(part) or (part,)}
    assert set(REASONS) == codes
