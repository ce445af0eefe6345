"""What a sentence tells of where its events happen."""

import itertools
import re
from collections.abc import Sequence

from schemas.visit import Place
from services.enrich.mask import QUOTE
from services.enrich.reading import PlaceMention, Reading, within
from services.enrich.sentence.split import Sentence
from services.enrich.span import Found, Span
from services.enrich.story.place_words import PlaceWords
from services.enrich.story.told import Told

Where = Found[Place] | None

_FRONT = 45
"""A sentence opens with a place that ends so many characters behind its start at most."""
_BEFORE = 40
_FRONT_WORDS = 5
_WORDS = re.compile(r"[^\W\d]+")
_LINE = 60
"""A heading begins and ends so many characters beside its place at most."""
_LISTED = re.compile(r"(?:, and|,| and) (?:the )?")
_OWNS = frozenset({"'s", "\u2019s"})


def openings(reading: Reading, words: PlaceWords) -> list[Found[Place]]:
    """Give the places that the text moves to: those that open a sentence, and those on a line of their own.

    "In Beijing, …", "While in Samoa …"; a line such as "Friday 4 May: Suva, Fiji".
    """
    fronted = {sentence.start: _fronted(reading, sentence, words) for sentence in reading.sentences}
    found = [_found(mention) for mention in reading.places if _is_heading(reading, mention)]
    found += [_found(mention) for mention in fronted.values() if mention]
    return sorted(found, key=lambda place: place.span.start)


def _is_heading(reading: Reading, mention: PlaceMention) -> bool:
    if mention.qualifies:
        return False
    start = reading.text.rfind("\n", max(0, mention.start - _LINE), mention.start) + 1
    end = reading.text.find("\n", mention.end, mention.end + _LINE)
    if not start or end < 0:
        return False
    return not any(character.isalpha() for character in reading.masked[start:end])


def _fronted(reading: Reading, sentence: Sentence, words: PlaceWords) -> PlaceMention | None:
    for mention in within(reading.places, sentence.start, min(sentence.end, sentence.start + _FRONT))[:1]:
        before = _WORDS.findall(reading.masked[sentence.start : mention.start].casefold())
        is_first = len(before) <= _FRONT_WORDS and words.fronts.issuperset(before)
        return mention if is_first and _leads_to(reading, mention, words) else None
    return None


def is_whole_stay(reading: Reading, event: Told, words: PlaceWords) -> bool:
    """Say whether a sentence speaks of the whole visit: "During his official visit, …"."""
    sentence = reading.sentences[event.sentence]
    return words.whole_stay.match(reading.text, sentence.start, event.trigger.start) is not None


def leaves_home(reading: Reading, event: Told, words: PlaceWords) -> bool:
    """Say whether a leg leaves home in so many words: "left the island for"."""
    return words.homeland.search(reading.text, event.group, event.clause.end) is not None


def of_headline(reading: Reading, words: PlaceWords) -> Where:
    """Give the place that a headline puts its news in."""
    for sentence in reading.sentences:
        if not sentence.headline:
            return None
        for mention in within(reading.places, sentence.start, sentence.end):
            if _leads_to(reading, mention, words):
                return _found(mention)
    return None


def of_site(reading: Reading, event: Told, here: Where, words: PlaceWords) -> Where:
    """Give the town right behind a site's name, or in it: "the Town Hall, Oslo", "Kigali Arena".

    A town in the name must lie in the country where the story stands; an airport may be named after another
    than the one it serves.
    """
    if event.site is None:
        return None
    start, end = event.site.span.start, event.site.span.end
    if behind := words.behind_site.match(reading.text, end):
        for mention in within(reading.named, behind.end(), behind.end() + _BEFORE)[:1]:
            if mention.start == behind.end():
                return _found(mention)
    if here is not None and here.value.kind == "city" and words.airports.search(event.site.value):
        return None
    country = here.value.country if here else None
    for mention in reversed(within(reading.named, start, end)):
        if mention.landmark or (
            country in {None, mention.place.country}
            and mention.place.kind != "country"
            and _names_site(reading, mention, start, end)
        ):
            return _found(mention)
    return _land_of_site(reading, start, end, words)


def _land_of_site(reading: Reading, start: int, end: int, words: PlaceWords) -> Where:
    """Give the country that a site is of: "the Parliament of Peru", but not "the Embassy of Peru"."""
    if words.missions.search(reading.text, start, end):
        return None
    for mention in within(reading.named, start, end)[-1:]:
        is_of = reading.text[start : mention.start].casefold().removesuffix("the ").endswith(" of ")
        if is_of and mention.place.kind == "country":
            return _found(mention)
    return None


def is_on_the_way(event: Told, place: Found[Place], words: PlaceWords) -> bool:
    """Say whether an arrival only touches a place: that of an airport, told behind its name."""
    if event.site is None or not words.airports.search(event.site.value):
        return False
    return place.span.start >= event.site.span.end


def _names_site(reading: Reading, mention: PlaceMention, start: int, end: int) -> bool:
    """Say whether a town opens or ends a site's name."""
    return mention.end == end or reading.text[start : mention.start].casefold() in {"", "the "}


def of_sentence(reading: Reading, event: Told, words: PlaceWords, after: Told | None = None) -> Where:
    """Take the first place behind the verb that "in" or "at" leads to, else the last before it.

    What lies behind the verb of a leg in the same sentence, `after`, belongs to that.
    """
    sentence = reading.sentences[event.sentence]
    end = sentence.end
    if after is not None and after.sentence == event.sentence and after.travels:
        end = max(event.trigger.end, after.group)
    before: Where = None
    for mention in within(reading.places, sentence.start, end):
        if mention.start >= event.trigger.start:
            if _leads_to(reading, mention, words):
                return _found(mention)
        elif not mention.qualifies and (
            _leads_to(reading, mention, words)
            or words.relative.search(reading.text, mention.end, event.trigger.start)
        ):
            before = _found(mention)
    return before


def of_here(reading: Reading, event: Told, words: PlaceWords) -> Where:
    """Give the town of the dateline, else the publisher's, for "met here on Monday"."""
    here = words.here.search(reading.text, event.trigger.start, event.clause.end)
    town = reading.dateline or reading.home
    return Found(town, Span(here.start(), here.start() + len("here"))) if here and town else None


def of_journey(reading: Reading, event: Told, words: PlaceWords) -> Where:
    """Give the first place that a leg's sentence leads into or to: "to lead a mission to Fiji and Tonga"."""
    sentence = reading.sentences[event.sentence]
    for mention in within(reading.places, event.trigger.start, sentence.end):
        if _leads_to(reading, mention, words) or _word_before(reading, mention)[0] in words.towards:
            return _found(mention)
    return of_sentence(reading, event, words)


def of_left(reading: Reading, event: Told) -> Where:
    """Give the place right behind the verb of a leg that tells another as its end: "left Lima for Quito"."""
    for mention in within(reading.places, event.group, event.clause.end)[:1]:
        is_next = reading.text[event.trigger.end : mention.start].strip() in {"", "the"}
        if is_next and (event.place is None or mention.end <= event.place.span.start):
            return _found(mention)
    return None


def is_landmark(reading: Reading, span: Span) -> bool:
    """Say whether a place is told by an office or a building that stands for it."""
    return any(mention.landmark for mention in within(reading.named, span.start, span.end))


def starts_paragraph(reading: Reading, before: int, now: int) -> bool:
    """Say whether a paragraph begins between two sentences."""
    return reading.text.find("\n", reading.sentences[before].end, reading.sentences[now].start) >= 0


def city_within(reading: Reading, event: Told, country: str | None, words: PlaceWords) -> Where:
    """Find the city of "continued his visit to Japan in Tokyo"."""
    for mention in within(reading.places, event.trigger.end, event.clause.end):
        is_city = mention.place.kind == "city" and mention.place.country == country
        if is_city and _leads_to(reading, mention, words):
            return _found(mention)
    return None


def past_stays(reading: Reading, event: Told, home: Where) -> list[Found[Place]]:
    """Find the places abroad that a return's sentence names: "returned after a visit to Ghana"."""
    sentence = reading.sentences[event.sentence]
    found = {
        mention.place: _found(mention)
        for mention in within(reading.places, sentence.start, sentence.end)
        if not (mention.qualifies or mention.inside_name)
        and (home is None or mention.place.country != home.value.country)
    }
    return list(found.values())


def is_list(reading: Reading, places: Sequence[Found[Place]]) -> bool:
    """Say whether places are told as one list: "Fiji, Tonga and Samoa"."""
    return len(places) > 1 and all(
        _LISTED.fullmatch(reading.text, one.span.end, next_one.span.start)
        for one, next_one in itertools.pairwise(places)
    )


def of_clause(reading: Reading, event: Told) -> Where:
    """Give the place that the clause tells, the town for its country behind it; an owner is no place."""
    if event.place is None:
        return None
    end = event.place.span.end
    if _owns(reading, end):
        return None
    mentions = within(reading.places, reading.sentences[event.sentence].start, end)
    town = mentions[-2] if mentions[1:] and mentions[-1].qualifies else None
    return _found(town) if town else event.place


def _leads_to(reading: Reading, mention: PlaceMention, words: PlaceWords) -> bool:
    """Say whether "in" or "at" puts something into a place, not only a thing that is talked about."""
    if mention.inside_name or mention.qualifies or _owns(reading, mention.end):
        return False
    if reading.masked[mention.start] == QUOTE:
        return False
    preposition, noun = _word_before(reading, mention)
    return preposition in words.inside and noun not in words.topics


def _owns(reading: Reading, end: int) -> bool:
    return reading.text[end : end + 2] in _OWNS


def _word_before(reading: Reading, mention: PlaceMention) -> tuple[str, str]:
    told = reading.masked[max(0, mention.start - _BEFORE) : mention.start].casefold().split()
    if told[1:] and told[-1] == "the":
        told.pop()
    return (told[-1] if told else "", told[-2] if told[1:] else "")


def _found(mention: PlaceMention) -> Found[Place]:
    return Found(mention.place, Span(mention.start, mention.end))
