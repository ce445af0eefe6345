"""Verb groups: what the words around a verb say of its time, voice and certainty."""

from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.lexicon import Forms, Lexicon
from services.enrich.clause.tense import Tense, finite_tense, infinitive_tense
from services.enrich.clause.words import Words

_INSIDE = frozenset({codes.AUXILIARY, codes.ADVERB, codes.TIME, codes.BRACKETED})
_SKIPPED = frozenset({codes.ADVERB, codes.TIME, codes.BRACKETED})
_PARTIES = frozenset({codes.PERSON, codes.ORGANISATION, codes.GROUP})
_BASES = frozenset({codes.BASE, codes.VERB_NOUN})
_CERTAIN = codes.PAST + codes.BASE + codes.PARTICIPLE + codes.GERUND
_BEFORE_NOUNS_VERB = (
    codes.PERSON + codes.ORGANISATION + codes.GROUP + codes.NAME + codes.PRONOUN + codes.RELATIVE
)
_OPENS_OBJECT = (
    codes.DETERMINER
    + codes.POSSESSIVE_PRONOUN
    + codes.PERSON
    + codes.ORGANISATION
    + codes.GROUP
    + codes.PLACE
    + codes.NAME
)
_OPENS_VERBS_OBJECT = codes.DETERMINER + codes.POSSESSIVE_PRONOUN + codes.PERSON + codes.GROUP
_BEFORE_GERUND = (
    codes.COMMA + codes.PREPOSITION + codes.OPENER + codes.AND + codes.STOP + codes.FOR + codes.SEMICOLON
)
_BEHIND_GERUND = _OPENS_OBJECT + codes.PREPOSITION


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries; `start` is where they begin, `before` the word that governs them.

    `bare`: the base form alone, whose tense a verb before it may tell: "will meet A and visit B".
    """

    start: int
    tense: Tense
    passive: bool = False
    negated: bool = False
    before: str = ""
    head: int = -1
    first: int = -1
    bare: bool = False


def read_verb(words: Words, at: int, lexicon: Lexicon) -> VerbGroup | None:
    """Read the verb group that begins at word `at`, none where none does."""
    head = _head(words, at, lexicon)
    if head is None:
        return None
    inside = [
        word
        for word, code in zip(words.words[at:head], words.codes[at:head], strict=True)
        if code != codes.TIME
    ]
    kinds = [kind for word in inside if (kind := lexicon.auxiliaries.get(word))]
    before = words.words[at - 1] if at else ""
    negated = "negation" in kinds or "not" in inside or "never" in inside
    forms = lexicon.forms_of(words.words[head])
    start = words.starts[at]
    if words.codes[at] == codes.TO or codes.TO in words.codes[at:head]:
        return VerbGroup(
            start,
            infinitive_tense(kinds, inside, before, lexicon),
            passive=False,
            negated=negated,
            before=before,
            head=head,
            first=at,
        )
    if not kinds and "participle" in forms and _is_agent(words, head + 1, lexicon):
        return VerbGroup(start, "participle", passive=True, before=before, head=head, first=at)
    tense, passive = finite_tense(kinds, forms or _BASE)
    tense = "offered" if tense == "gerund" and before == "to" else tense
    bare = tense == "present" and "base" in forms and len(kinds) <= (head == at)
    return VerbGroup(start, tense, passive, negated, before, head, at, bare)


def _is_agent(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether an agent follows: "attended by"."""
    return at < len(words.words) and lexicon.markers.get(words.words[at]) == "by"


_BASE = Forms({"base"})


def _head(words: Words, at: int, lexicon: Lexicon) -> int | None:
    """Find the main verb of the group that begins at `at`."""
    letters, place, helped = words.codes, at, False
    while letters[place] in _INSIDE:
        helped = helped or letters[place] == codes.AUXILIARY
        place += 1
    if helped and letters[place] == codes.COMMA:
        place = _past_aside(letters, place)
    while (to := _governed(words, place, lexicon, helped=helped)) is not None:
        helped, place = True, to + 1
        while letters[place] in _INSIDE:
            place += 1
    if letters[place] == codes.TO and place == at and _is_base(words, place + 1, lexicon):
        return _past_adverbs(letters, place + 1)
    return place if _is_verb(words, place, at, helped=helped) else _copula(words, at, place, lexicon)


def _past_aside(letters: str, comma: int) -> int:
    """Step over words between two commas: "will, among other things, visit"."""
    end = letters.find(codes.COMMA, comma + 1, comma + _LONGEST_ASIDE)
    if end < 0 or not _NO_ASIDE.isdisjoint(letters[comma + 1 : end]) or letters[end + 1] not in codes.VERBAL:
        return comma
    return end + 1


_LONGEST_ASIDE = 12
_NO_ASIDE = frozenset(
    {codes.PAST, codes.AUXILIARY, codes.RELATIVE, codes.SEMICOLON, codes.COLON, codes.STOP, codes.QUOTE}
)


def _governed(words: Words, place: int, lexicon: Lexicon, *, helped: bool) -> int | None:
    """Step over a governor to its "to": "is scheduled to", "plans to"."""
    if place < len(words.words) and words.words[place] in lexicon.governors:
        to = _past_adverbs(words.codes, place + 1)
        is_verb = helped or words.codes[place] in codes.VERBAL
        if words.codes[to] == codes.TO and is_verb and _is_base(words, to + 1, lexicon):
            return to
    if helped and words.codes[place] == codes.TO and _is_base(words, place + 1, lexicon):
        return place
    return None


def _past_adverbs(letters: str, place: int) -> int:
    while letters[place] in _SKIPPED:
        place += 1
    return place


def _is_base(words: Words, place: int, lexicon: Lexicon) -> bool:
    """Say whether the word behind "to" is a verb."""
    letters = words.codes
    place = _past_adverbs(letters, place)
    code = letters[place]
    if code in _BASES:
        return True
    if code == codes.AUXILIARY:
        return words.words[place] in {"be", "have", "do"}
    return (
        code == codes.NOUN
        and letters[place + 1] in _OPENS_VERBS_OBJECT
        and not words.words[place].endswith(lexicon.no_verb_endings)
    )


def _is_verb(words: Words, place: int, at: int, *, helped: bool) -> bool:
    letters = words.codes
    code = letters[place]
    if code in _CERTAIN:
        return True
    if helped:
        modal = code == codes.NOUN and letters[place + 1] not in codes.STOP
        return code in codes.VERBAL or (modal and _after_modal(words, at, place))
    if code == codes.GERUND_NOUN:
        return (at == 0 or letters[at - 1] in _BEFORE_GERUND) and letters[place + 1] in _BEHIND_GERUND
    return code == codes.VERB_NOUN and _stands_as_verb(letters, at, _past_adverbs(letters, place + 1))


def _stands_as_verb(letters: str, at: int, behind: int) -> bool:
    """Tell the verb from the noun it is spelled like: "A visits B" from "the visits to B"."""
    before = letters[at - 1] if at else codes.STOP
    if before == codes.COMMA and at > 1 and letters[at - 2] in _PARTIES:
        before = letters[at - 2]
    if before in codes.TIME + codes.BRACKETED and not letters[:at].strip(codes.TIME + codes.BRACKETED):
        return letters[behind] in _OPENS_OBJECT
    if before in _BEFORE_NOUNS_VERB + codes.BRACKETED + codes.TIME:
        return letters[behind] not in codes.OF
    if before in codes.COLON + codes.SEMICOLON:
        return letters[behind] in _OPENS_OBJECT
    if before not in codes.AND + codes.COMMA:
        return False
    last = at - 3 if letters[at - 2] == codes.COMMA else at - 2
    is_named = letters[last] in _BEFORE_NOUNS_VERB + codes.PLACE + codes.WIDER + codes.TIME + codes.BRACKETED
    return letters[behind] in _OPENS_OBJECT or (is_named and letters[behind] in _OPENS_PART)


_OPENS_PART = codes.TO + codes.ON + codes.PREPOSITION + codes.FOR + codes.OPENER
_MODALS = frozenset(
    {
        "will",
        "shall",
        "would",
        "may",
        "might",
        "could",
        "should",
        "can",
        "must",
        "cannot",
        "to",
        "did",
        "does",
        "do",
    }
)


def _after_modal(words: Words, at: int, place: int) -> bool:
    return any(word in _MODALS for word in words.words[at:place])


def _copula(words: Words, at: int, place: int, lexicon: Lexicon) -> int | None:
    """Give the auxiliary that stands alone: "will be in Lisbon", "has a meeting with"."""
    for last in range(place - 1, at - 1, -1):
        if words.codes[last] == codes.AUXILIARY:
            return last if lexicon.auxiliaries[words.words[last]] in _FULL else None
    return None


_FULL = frozenset({"present", "past", "been", "have", "had", "do"})
