"""One clause as its slots are filled from it: the trigger, its doer, the phrases of its words."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schemas.visit import Place
from services.enrich.clause import codes
from services.enrich.clause.chunk import PHRASE, Chunks
from services.enrich.clause.listed import Phrases, read_list
from services.enrich.clause.parse import Part
from services.enrich.clause.phrase import Phrase, head_of
from services.enrich.event.occasion_words import OccasionWords
from services.enrich.event.trigger import Trigger
from services.enrich.reading import Reading, within
from services.enrich.sentence.split import Sentence
from services.enrich.span import Found, Span

_PLACES = re.compile("[\ue002\ue005]+(?:,\\s+[\ue002\ue005]+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BRACKETED = re.compile(r"\([^()]*\)")
_HEAD_ENDS = re.compile(r"\b(?:of|on|for|between|marking|with)\b")
_NO_SITE = re.compile(r"(?i)the same|a later|an? early")
_OWNS = ("'s", "\u2019s", "' ", "\u2019 ")
_COMMON = codes.NOUN + codes.NUMBER + codes.VERB_NOUN + codes.GERUND_NOUN
_QUOTES = '"“”\u2018\u2019'


@dataclass(frozen=True, slots=True)
class Heads:
    """Nouns that tell what a phrase names."""

    occasion: OccasionWords
    trips: frozenset[str]
    terminals: frozenset[str]
    lands: frozenset[str]
    wide: frozenset[str]
    areas: frozenset[str]
    vague: frozenset[str]
    people: frozenset[str]
    internal: frozenset[str]
    things: frozenset[str]
    works: frozenset[str]
    memorials: frozenset[str]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands over a line of a programme: the place and the person it tells of."""

    place: Found[Place] | None
    owner: tuple[int, ...]


class Scene(NamedTuple):
    """A trigger with its doer, its object, and the parts of its clause, in the release it stands in.

    `subject` are the phrases of the doer, none where no clause of the sentence names one; `shared` with the
    clause before. `end` is where the clause ends, `after` the chunk behind the object; `roles` say what each
    marker opens. `line` says where in a programme the sentence stands.
    """

    reading: Reading
    chunks: Chunks
    trigger: Trigger
    subject: Phrases
    shared: bool
    object: Phrases
    parts: tuple[Part, ...]
    fronted: tuple[Part, ...]
    end: int
    after: int
    heads: Heads
    roles: Mapping[str, str]
    line: Line | None = None

    @property
    def sentence(self) -> Sentence:
        """Give the sentence that the trigger stands in."""
        return self.reading.sentences[self.trigger.sentence]

    def phrases_of(self, *roles: str) -> Phrases:
        """Give the phrases behind the markers that play one of the roles."""
        return tuple(
            phrase for part in self.parts if self.roles.get(part.marker) in roles for phrase in part.phrases
        )

    def parties(self, *roles: str) -> tuple[int, ...]:
        """Give the numbers of the party mentions that play one of the roles; "object" is one."""
        told = self.object if "object" in roles else ()
        return self.members((*told, *self.phrases_of(*roles)))

    def head(self, phrase: Phrase) -> str:
        """Give the word that heads a phrase, in small letters."""
        return self.chunks.words.words[head_of(self.chunks.words, phrase)]

    def names_thing(self, phrases: Phrases) -> bool:
        """Say whether common nouns open each phrase: no name that a reader may not know."""
        words = self.chunks.words
        heads = [(phrase, words.words[head_of(words, phrase)]) for phrase in phrases]
        return bool(heads) and all(
            words.codes[phrase.first] in _COMMON and head not in self.heads.people for phrase, head in heads
        )

    def members(self, phrases: Phrases) -> tuple[int, ...]:
        """Give the numbers of the mentions that phrases name, but for owners: "the President's guests"."""
        return tuple(
            number
            for phrase in phrases
            for number in numbers(self.reading, phrase.start, phrase.end)
            if not _owns(self.reading, number, phrase)
        )


def _owns(reading: Reading, number: int, phrase: Phrase) -> bool:
    end = reading.parties[number].end
    return end < phrase.end and reading.text.startswith(_OWNS, end)


def numbers(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    """Give the numbers of the party mentions wholly between `start` and `end`."""
    found = len(within(reading.parties, start, end))
    first = bisect_left(reading.parties, start, key=lambda mention: mention.start)
    return tuple(range(first, first + found))


def place_in(reading: Reading, span: tuple[int, int] | None) -> Found[Place] | None:
    """Give the first place named in a span."""
    found = within(reading.places, *span) if span else ()
    return Found(found[0].place, Span(found[0].start, found[0].end)) if found else None


def whole_place(scene: Scene, item: Phrase) -> Found[Place] | None:
    """Take a phrase for a place when a place's name is all of it, but for a common noun beside it."""
    rest = _PLACES.sub("", scene.reading.masked[item.start : item.end]).strip(" ,").casefold()
    is_place = not rest or rest.removesuffix(" of") in scene.heads.areas
    return place_in(scene.reading, (item.start, item.end)) if is_place else None


def words(reading: Reading, item: Phrase) -> Found[str]:
    """Write a phrase out, with the full name for an organisation that is all of it."""
    span = Span(item.start, item.end)
    for mention in within(reading.parties, item.start, item.end):
        if mention.end - mention.start == item.end - item.start and mention.party.kind == "organisation":
            return Found(mention.party.name or reading.text[item.start : item.end], span)
    return Found(" ".join(reading.text[item.start : item.end].strip(_QUOTES).split()), span)


def names_site(reading: Reading, item: Phrase) -> bool:
    """Tell a name from a common noun: it has a capital letter."""
    told = reading.text[item.start : item.end]
    return any(character.isupper() for character in told) and not _NO_SITE.match(told)


def head_words(scene: Scene, item: Phrase) -> frozenset[str]:
    """Give the words of a phrase in small letters, up to its first "of" and the like."""
    told = _BRACKETED.sub(" ", scene.reading.text[item.start : item.end].casefold())
    return frozenset(_WORD.findall(_HEAD_ENDS.split(told)[0]))


def is_land(scene: Scene, item: Phrase) -> bool:
    """Say whether a phrase means the very country: "is visiting the country"."""
    return scene.reading.text[item.start : item.end] in scene.heads.lands


def is_terminal(scene: Scene, item: Phrase) -> bool:
    """Say whether a phrase names an airport, a port or another place where travellers come and go."""
    return names_terminal(scene, scene.reading.text[item.start : item.end])


def names_terminal(scene: Scene, told: str) -> bool:
    """Say whether a name's head is a word for such a place: "Port of Lagos", "Lima Airport"."""
    head = _WORD.findall(_HEAD_ENDS.split(_BRACKETED.sub(" ", told.casefold()))[0])
    return any(" ".join(head[-length:]) in scene.heads.terminals for length in (1, 2, 3))


def is_occasion(scene: Scene, item: Phrase) -> bool:
    """Tell an occasion by the noun that heads the phrase."""
    return bool(occasion_head(scene, item))


def occasion_head(scene: Scene, item: Phrase) -> str:
    """Give the head noun of an occasion: the phrase's last word, or the last before "of" and the like."""
    told = _BRACKETED.sub(" ", scene.reading.text[item.start : item.end].casefold())
    named = [word for word in _WORD.findall(told) if not word.isdigit()]
    head = _HEAD_ENDS.split(" ".join(named))[0].split()
    occasion = scene.heads.occasion
    ends = (head, named if any(map(str.isupper, scene.reading.text[item.start : item.end])) else [])
    found = (words[-1] for words in ends if words and words[-1] in occasion.heads)
    leading = (word for word in named[:1] if word in occasion.leading)
    return next(iter((*found, *leading)), "")


def listed(scene: Scene) -> Phrases:
    """Read the things that an object names; "five islands: A, B and C" names A, B and C."""
    named = _named(scene)
    return (*scene.object[:-1], *named) if scene.object and named else scene.object


def _named(scene: Scene) -> Phrases:
    chunks, at = scene.chunks, scene.after
    at += chunks.kinds[at] == codes.COMMA
    opens = chunks.kinds[at] == codes.COLON or (
        chunks.kinds[at] == codes.PREPOSITION and chunks.word(at) in _NAMELY
    )
    if not opens or chunks.kinds[at + 1] != PHRASE:
        return ()
    found, _ = read_list(chunks, at + 1, governed=True)
    return found if any(chunks.words.codes[phrase.first] in _NAMED for phrase in found) else ()


def is_vague(scene: Scene, item: Phrase) -> bool:
    """Say whether a phrase only counts what it does not name: "several projects", "parts of the country"."""
    words, first = scene.chunks.words, item.first
    if not scene.names_thing((item,)):
        return False
    before = words.words[first - 1] if first else ""
    return words.words[first] in scene.heads.vague or before in scene.heads.vague


_NAMELY = frozenset({"namely", "including", "such as"})
_NAMED = codes.PERSON + codes.ORGANISATION + codes.GROUP + codes.PLACE + codes.NAME
