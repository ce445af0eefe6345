import orjson

from services.bench.samples import samples
from services.enrich.trace import trace
from services.explanation.document import as_object


def test_everything_that_is_known_is_in_the_object() -> None:
    sample = next(sample for sample in samples() if sample.id == "bench-state-department")
    told = trace(sample)
    written = orjson.loads(orjson.dumps(as_object(sample, told)))
    assert written["text"] == sample.text
    assert written["release"]["id"] == sample.id
    assert "text" not in written["release"]
    assert [one["event"]["event_id"] for one in written["events"]] == [
        reported.event.event_id for reported in told.reported
    ]
    assert all(one["rule"] and one["means"] for one in written["events"])
    for one, unreported in zip(written["no_events"], told.unreported, strict=True):
        words = one["words"]
        assert sample.text[words["start"] : words["end"]] == words["text"]
        assert words["text"] in one["sentence"]["text"]
        assert (one["reason"], one["same_as"]) == (unreported.reason, unreported.twin)
        assert one["why"]
