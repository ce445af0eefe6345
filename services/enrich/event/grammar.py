"""What the event rules and the grammar of one language compile to."""

import re
from dataclasses import dataclass

from services.enrich.clause.lexicon import Lexicon
from services.enrich.event.rules import Triggers
from services.enrich.event.scene import Heads


@dataclass(frozen=True, slots=True)
class Grammar:
    """The pattern of phrases, the lexicon, and the rules' triggers; `starts` are words that may open one."""

    phrase: re.Pattern[str]
    lexicon: Lexicon
    triggers: Triggers
    starts: frozenset[str]
    heads: Heads
