import json

import pytest

from schemas.dead_letter import Reason
from schemas.topics import PUBLISHED
from tests.hostile_messages import NOT_A_RELEASE, HostileMessage
from tests.schemas.validators import validator

# What a schema's author can't say in JSON Schema: days of the calendar, and what cleaning leaves.
BEYOND_A_SCHEMA = {"a day not on the calendar", "hour 24", "invisible title", "invisible publisher"}
REFUSED_AFTER_VALIDATION = {Reason.NO_TEXT, Reason.BODY_BY_REFERENCE}


@pytest.mark.parametrize("message", NOT_A_RELEASE, ids=lambda message: message.name)
def test_a_publisher_who_checks_against_the_schema_learns_what_ingest_would_refuse(
    message: HostileMessage,
) -> None:
    valid = validator(PUBLISHED).is_valid(json.loads(message.value or b"null"))
    assert valid is (message.name in BEYOND_A_SCHEMA or message.reason in REFUSED_AFTER_VALIDATION)
