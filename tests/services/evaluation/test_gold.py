import pytest
from pydantic import ValidationError

from services.evaluation.gold import Gold
from tests.services.evaluation.events import answer

LINE = (
    '{"id": "r-1", "events": [{"type": "meeting", "status": "completed", "visitors": ["Ana Reyes"],'
    ' "counterparts": ["Ola Berg", "group:farmers"], "site": null, "place": "Oslo, NO",'
    ' "alt": {"place": ["NO", null], "counterparts": [["Ola Berg", "City of Oslo"]]}}],'
    ' "trips": [{"start": null}]}'
)


def test_a_line_is_read_with_every_reading_of_its_slots() -> None:
    (event,) = Gold.model_validate_json(LINE).events
    assert list(event.readings("place")) == [("Oslo, NO",), ("NO",), ()]
    assert list(event.readings("counterparts")) == [("Ola Berg",), ("Ola Berg", "City of Oslo")]
    assert list(event.readings("site")) == [()]


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "finished"},
        {"period": "noon"},
        {"type": "trip"},
        {"where": "Oslo"},
        {"alt": {"where": ["Oslo"]}},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_value_that_gold_cannot_have_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        answer(**wrong)
