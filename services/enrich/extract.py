"""From a release to its visit events: the whole cascade in one function."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from schemas.release import AcceptedRelease
from schemas.visit import Place, VisitEvent
from services.enrich.event.draft import Draft
from services.enrich.event.fill import fill
from services.enrich.event.match import scenes
from services.enrich.language import Language, language_of
from services.enrich.read import read
from services.enrich.reading import Reading
from services.enrich.story.company import join_company
from services.enrich.story.credible import believe, current
from services.enrich.story.days import settle_days
from services.enrich.story.delegation import Delegations, with_lands
from services.enrich.story.journey import trips
from services.enrich.story.merge import merge
from services.enrich.story.places import settle_places
from services.enrich.story.sides import seat_company, seat_hosts, settle_sides
from services.enrich.story.statement import read_statements
from services.enrich.story.tell import tell
from services.enrich.time import Anchor
from services.enrich.wire.event import write


def extract(release: AcceptedRelease) -> tuple[VisitEvent, ...]:
    """Read the visit events of a release, in its order; none in a language without rules."""
    language = language_of(release.language)
    if language is None:
        return ()
    reading = read(release, language)
    statements = read_statements(reading, language.company)
    delegations = Delegations(reading, statements, language.company)
    reading = with_lands(reading, delegations)
    events = tell(reading, tuple(read_drafts(reading, language)), language.status_words)
    events = join_company(events, statements, delegations)
    events = believe(reading, settle_sides(events), language.signs)
    events = seat_hosts(reading, settle_places(reading, events, language.seats))
    events = seat_company(reading, events)
    anchor = anchor_of(release, reading.home)
    events = merge(current(settle_days(reading, events, anchor), anchor))
    return write(release, list(zip(events, trips(reading, events), strict=True)))


def anchor_of(release: AcceptedRelease, home: Place | None) -> Anchor:
    """Take the publication day in the publisher's own time zone."""
    if release.published_at is None:
        return Anchor(published=None)
    if len(release.published_at) == len("2024-12-06"):
        return Anchor(published=date.fromisoformat(release.published_at))
    moment = datetime.fromisoformat(release.published_at)
    zone = ZoneInfo(home.timezone) if home and home.timezone else None
    return Anchor(published=moment.astimezone(zone).date() if zone else moment.date())


def read_drafts(reading: Reading, language: Language) -> Iterator[Draft]:
    """Yield what each clause tells, in reading order."""
    for number in range(len(reading.sentences)):
        for scene in scenes(reading, number, language.grammar):
            yield from fill(scene)
