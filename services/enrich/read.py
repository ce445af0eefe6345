"""Reads a release's sentences, parties, places and times, and masks what was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemas.release import AcceptedRelease
from services.enrich.clause.codes import POSSESSIVE_PRONOUN
from services.enrich.land import lands_of_parties
from services.enrich.language import Language
from services.enrich.mask import GROUP, ORGANISATION, PERSON, PLACE, QUOTE, TIME, WIDER, mask
from services.enrich.party import PartyMention, read_parties
from services.enrich.place import dateline_town, home_of, land_of, read_places
from services.enrich.place.candidate import SettledPlace
from services.enrich.reading import Reading
from services.enrich.sentence.quotation import quotations
from services.enrich.sentence.split import split
from services.enrich.time import TimeExpression, find_times

_LETTERS = {"person": PERSON, "organisation": ORGANISATION, "delegation": GROUP, "group": GROUP}
_BEYOND = 1 << 60


def read(release: AcceptedRelease, language: Language) -> Reading:
    """Read what the event rules build on."""
    text = release.text
    home = home_of(release.publisher)
    land = land_of(release.publisher)
    mentions = read_parties(text, land.name if land else None).mentions
    known = language.grammar.lexicon.codes
    parties = tuple(mention for mention in mentions if not _is_possessive(text, mention, known))
    times = find_times(text)
    settled, demonyms = read_places(text, release.publisher)
    places = tuple(_outside(settled, parties))
    return Reading(
        text=text,
        masked=mask(text, _spans(text, parties, places, times)),
        sentences=split(text, release.title, language.abbreviations),
        parties=parties,
        places=places,
        named=settled,
        times=times,
        dateline=dateline_town(text, settled, home),
        home=home,
        land=land,
        lands=lands_of_parties(text, mentions, settled, demonyms),
    )


def _spans(
    text: str,
    parties: Iterable[PartyMention],
    places: Iterable[SettledPlace],
    times: Iterable[TimeExpression],
) -> Iterator[tuple[int, int, str]]:
    """Yield what to mask; the first to claim a character keeps it."""
    for start, end in quotations(text):
        yield start, end, QUOTE
    for time in times:
        yield time.start, time.end, TIME
    for place in places:
        yield place.start, place.end, WIDER if place.qualifies else PLACE
    for party in parties:
        yield party.start, party.end, _LETTERS[party.party.kind]


def _is_possessive(text: str, mention: PartyMention, known: Mapping[str, str]) -> bool:
    word = text[mention.start : mention.end].casefold()
    return mention.form == "pronoun" and known.get(word) == POSSESSIVE_PRONOUN


def _outside(places: Sequence[SettledPlace], parties: Iterable[PartyMention]) -> Iterator[SettledPlace]:
    """Leave out places that are part of a party's name or office."""
    spans = iter(sorted((party.start, party.end) for party in parties))
    start, end = next(spans, (_BEYOND, _BEYOND))
    for place in places:
        while end <= place.start:
            start, end = next(spans, (_BEYOND, _BEYOND))
        if place.start < start or place.end > end:
            yield place
