"""From a release to its visit events: the whole cascade in one function."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from schemas.release import AcceptedRelease
from schemas.visit import Place, VisitEvent
from services.enrich.event.draft import Draft
from services.enrich.event.fill import fill
from services.enrich.event.match import scenes
from services.enrich.event.programme import read_programmes
from services.enrich.event.scene import Scene
from services.enrich.language import Language, language_of
from services.enrich.read import read
from services.enrich.reading import Reading
from services.enrich.story.company import join_company
from services.enrich.story.credible import believe, open_case
from services.enrich.story.days import settle_days
from services.enrich.story.delegation import Delegations, with_lands
from services.enrich.story.history import current
from services.enrich.story.journey import trips
from services.enrich.story.legs import settle_legs
from services.enrich.story.merge import merge
from services.enrich.story.occasions import part_hosts, settle_occasions
from services.enrich.story.places import settle_places
from services.enrich.story.sides import seat_company, seat_hosts, settle_sides
from services.enrich.story.statement import Statement, read_statements
from services.enrich.story.states import name_states
from services.enrich.story.tell import tell
from services.enrich.story.told import Told
from services.enrich.time import Anchor, read_anchor
from services.enrich.wire.event import write

Stage = Literal["tell", "company", "believe", "settle", "current", "merge"]


class Opening(NamedTuple):
    """What is read of a release before its events: who and what it names, and who came along."""

    reading: Reading
    statements: tuple[Statement, ...]
    delegations: Delegations


def extract(release: AcceptedRelease) -> tuple[VisitEvent, ...]:
    """Read the visit events of a release, in its order; none in a language without rules."""
    language = language_of(release.language)
    if language is None:
        return ()
    opening = read_opening(release, language)
    drafts = tuple(read_drafts(opening.reading, language))
    *_, (_, events) = stages(release, language, opening, drafts)
    return write_events(release, opening.reading, events)


def read_opening(release: AcceptedRelease, language: Language) -> Opening:
    """Read what the events build on."""
    reading = read(release, language)
    statements = read_statements(reading, language.company)
    delegations = Delegations(reading, statements, language.company)
    return Opening(with_lands(reading, statements, delegations), statements, delegations)


def stages(
    release: AcceptedRelease, language: Language, opening: Opening, drafts: Sequence[Draft]
) -> Iterator[tuple[Stage, list[Told]]]:
    """Yield the events as they stand after each stage; the last are those that the release tells."""
    reading = opening.reading
    events = tell(reading, drafts, language.status_words)
    yield "tell", events
    events = join_company(events, opening.statements, opening.delegations)
    events = settle_sides(settle_occasions(reading, events, language.grammar.heads.occasion), language.sides)
    yield "company", events
    anchor = anchor_of(release, reading.home)
    events = believe(open_case(reading, language.disbelief, anchor), events)
    yield "believe", events
    events = seat_hosts(reading, settle_places(reading, events, language.places), language.sides)
    events = part_hosts(reading, seat_company(reading, events), language.grammar.heads.occasion)
    events = name_states(reading, events, language.sides)
    events = settle_days(reading, events, anchor, language.day_words)
    yield "settle", events
    events = current(events, anchor)
    yield "current", events
    yield "merge", merge(settle_legs(reading, events), language.grammar.heads.occasion.heads)


def write_events(
    release: AcceptedRelease, reading: Reading, events: Sequence[Told]
) -> tuple[VisitEvent, ...]:
    """Write events as they go on the wire, in their order."""
    return write(release, list(zip(events, trips(reading, events), strict=True)))


def anchor_of(release: AcceptedRelease, home: Place | None) -> Anchor:
    """Take the day of publication in the publisher's own time zone."""
    timezone = home.timezone if home else None
    return read_anchor(release.published_at, release.title, release.text, timezone)


def read_drafts(reading: Reading, language: Language) -> Iterator[Draft]:
    """Yield what each clause tells, in reading order."""
    for scene in read_scenes(reading, language):
        yield from fill(scene)


def read_scenes(reading: Reading, language: Language) -> Iterator[Scene]:
    """Yield each verb or noun that a rule matches, with what its clause says, in reading order."""
    lines = read_programmes(reading)
    for number in range(len(reading.sentences)):
        yield from scenes(reading, number, language.grammar, lines.get(number))
