"""One clause as its slots are filled from it: the trigger, its doer, the parts of its words."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from schemas.visit import Place
from services.enrich.event.clause import Region, Subject
from services.enrich.event.segment import Segment
from services.enrich.event.trigger import Trigger
from services.enrich.phrase.items import Item, PhraseWords, items
from services.enrich.reading import Reading, within
from services.enrich.sentence.split import Sentence
from services.enrich.span import Found, Span

_AREA_WORDS = frozenset({"", "city", "province", "region", "state", "county", "town", "city of", "oblast"})
_PLACES = re.compile("[\ue002\ue005]+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BRACKETED = re.compile(r"\([^()]*\)")
_HEAD_ENDS = re.compile(r"\b(?:of|on|for|between|marking|with)\b")
_NO_SITE = re.compile(r"(?i)the same|a later|an? early")


@dataclass(frozen=True, slots=True)
class Heads:
    """Nouns that tell what a phrase names."""

    occasions: frozenset[str]
    meetings: frozenset[str]
    meals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger with its doer and the segments of its region, in the release it stands in."""

    reading: Reading
    trigger: Trigger
    subject: Subject | None
    region: Region
    segments: tuple[Segment, ...]
    heads: Heads
    words: PhraseWords

    @property
    def sentence(self) -> Sentence:
        """Give the sentence that the trigger stands in."""
        return self.reading.sentences[self.trigger.sentence]

    @property
    def object(self) -> Segment:
        """Give the words right behind the trigger."""
        return self.segments[0]

    def phrases(self) -> tuple[Item, ...]:
        """Read the object's list of noun phrases."""
        return self.phrases_in(self.object.start, self.object.end)

    def phrases_in(self, start: int, end: int) -> tuple[Item, ...]:
        """Read the list of noun phrases that begins at `start`."""
        return items(self.reading.masked, start, end, self.words)

    def parties(self, *roles: str) -> tuple[int, ...]:
        """Give the numbers of the party mentions in the segments that play one of the roles."""
        spans = ((segment.start, segment.end) for segment in self.segments if segment.role in roles)
        return tuple(number for span in spans for number in numbers(self.reading, *span))


def numbers(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    """Give the numbers of the party mentions wholly between `start` and `end`."""
    found = len(within(reading.parties, start, end))
    first = bisect_left(reading.parties, start, key=lambda mention: mention.start)
    return tuple(range(first, first + found))


def place_in(reading: Reading, span: tuple[int, int] | None) -> Found[Place] | None:
    """Give the first place named in a span."""
    found = within(reading.places, *span) if span else ()
    return Found(found[0].place, Span(found[0].start, found[0].end)) if found else None


def whole_place(reading: Reading, item: Item) -> Found[Place] | None:
    """Take a phrase for a place when a place's name is all of it, but for a common noun beside it."""
    rest = _PLACES.sub("", reading.masked[item.start : item.end]).strip().casefold()
    return place_in(reading, (item.start, item.end)) if rest in _AREA_WORDS else None


def words(reading: Reading, item: Item) -> Found[str]:
    """Write a phrase out, with the full name for an organisation that is all of it."""
    span = Span(item.start, item.end)
    for mention in within(reading.parties, item.start, item.end):
        if mention.end - mention.start == item.end - item.start and mention.party.kind == "organisation":
            return Found(mention.party.name or reading.text[item.start : item.end], span)
    return Found(" ".join(reading.text[item.start : item.end].strip(_QUOTES).split()), span)


_QUOTES = '"“”\u2018\u2019'


def names_site(reading: Reading, item: Item) -> bool:
    """Tell a name from a common noun: it has a capital letter."""
    told = reading.text[item.start : item.end]
    return any(character.isupper() for character in told) and not _NO_SITE.match(told)


def is_occasion(scene: Scene, item: Item) -> bool:
    """Tell an occasion by its head noun: the phrase's last word, or the last before "of" and the like."""
    told = _BRACKETED.sub(" ", scene.reading.text[item.start : item.end].casefold())
    named = [word for word in _WORD.findall(told) if not word.isdigit()]
    head = _HEAD_ENDS.split(" ".join(named))[0].split()
    return bool(
        (head and head[-1] in scene.heads.occasions) or (named and named[-1] in scene.heads.occasions)
    )
