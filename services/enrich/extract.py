"""From a release to its visit events: the whole cascade in one function."""

from collections.abc import Iterator

from schemas.release import AcceptedRelease
from schemas.visit import Trip, VisitEvent
from services.enrich.event.clause import find_region, find_subject
from services.enrich.event.draft import Draft
from services.enrich.event.fill import Clause, fill
from services.enrich.event.segment import segments
from services.enrich.event.trigger import find_triggers
from services.enrich.language import Language, language_of
from services.enrich.read import read
from services.enrich.reading import Reading
from services.enrich.story.complete import tell
from services.enrich.wire.event import write


def extract(release: AcceptedRelease) -> tuple[VisitEvent, ...]:
    """Read the visit events of a release, in its order; none in a language without rules."""
    language = language_of(release.language)
    if language is None:
        return ()
    reading = read(release, language)
    told = tell(reading, tuple(_drafts(reading, language)))
    return write(release, [(event, Trip()) for event in told])


def _drafts(reading: Reading, language: Language) -> Iterator[Draft]:
    spans = [(sentence.start, sentence.end) for sentence in reading.sentences]
    triggers = find_triggers(reading.masked, spans, language.triggers, language.verbs)
    for before, trigger, after in zip((None, *triggers), triggers, (*triggers[1:], None), strict=False):
        start, end = spans[trigger.sentence]
        following = after.group.start if after and after.sentence == trigger.sentence else None
        earlier = before is not None and before.sentence == trigger.sentence
        region = find_region(reading.masked, trigger, end, following, language.boundary)
        parts = segments(reading.masked, region.start, region.end, language.markers, language.marker_roles)
        subject = find_subject(reading.masked, start, trigger, earlier)
        yield from fill(reading, Clause(trigger, subject, region, parts), language.heads)
