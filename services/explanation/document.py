"""An explanation as one JSON object."""

from schemas.release import AcceptedRelease, ReleaseIdentity
from services.enrich.span import Span
from services.enrich.trace import Reported, Trace, Unreported
from services.explanation.reasons import reason_words


def as_object(release: AcceptedRelease, trace: Trace) -> dict[str, object]:
    """Write out a release, its events with their rules, and the words that gave none with the reason.

    Offsets count characters of `text`, as those of the events' evidence do.
    """
    return {
        "release": release.model_dump(include=set(ReleaseIdentity.model_fields)),
        "text": release.text,
        "events": [_reported(reported) for reported in trace.reported],
        "no_events": [_unreported(unreported, release.text) for unreported in trace.unreported],
    }


def _reported(reported: Reported) -> dict[str, object]:
    rule = reported.rule
    return {"event": reported.event.model_dump(), "rule": rule.name, "means": rule.means}


def _unreported(unreported: Unreported, text: str) -> dict[str, object]:
    return {
        "words": _quote(unreported.words, text),
        "sentence": _quote(unreported.sentence, text),
        "rule": unreported.rule.name,
        "means": unreported.rule.means,
        "reason": unreported.reason,
        "why": reason_words(unreported),
        "same_as": unreported.twin,
    }


def _quote(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
