import json
from pathlib import Path
from typing import Any

import pytest

from schemas import dead_letter
from schemas.export import MODELS
from schemas.topics import ACCEPTED, PUBLISHED, dead_letter_topic
from services.ingest.pipeline import handle
from services.stream.record import Record, Refusal
from tests.schemas.validators import validator

FOLDER = Path(__file__).parents[2] / "schemas" / "examples"
EXAMPLES = [path for topic in MODELS for path in sorted((FOLDER / topic).glob("*.json"))]
RELEASES = sorted(path.name for path in (FOLDER / PUBLISHED).glob("*.json"))
DEAD_LETTERS = sorted((FOLDER / dead_letter_topic(PUBLISHED)).glob("*.json"))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def document(path: Path) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(path.read_text(encoding="utf-8"))


def ingest(value: str) -> Any:  # noqa: ANN401 - a refusal or any JSON
    outcome = handle(Record(PUBLISHED, 0, 0, 0, None, value.encode(), ()))
    return outcome if isinstance(outcome, Refusal) else json.loads(outcome[0].value)


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_an_example_is_valid_by_its_model(path: Path) -> None:
    MODELS[path.parent.name].model_validate_json(path.read_bytes())


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_an_example_is_valid_by_its_schema(path: Path) -> None:
    validator(path.parent.name).validate(document(path))


@pytest.mark.parametrize("name", RELEASES)
def test_ingest_turns_each_published_example_into_the_accepted_one_of_that_name(name: str) -> None:
    published = (FOLDER / PUBLISHED / name).read_text(encoding="utf-8")
    assert ingest(published) == document(FOLDER / ACCEPTED / name)


def test_there_is_no_accepted_example_without_its_published_one() -> None:
    assert sorted(path.name for path in (FOLDER / ACCEPTED).glob("*.json")) == RELEASES


@pytest.mark.parametrize("path", DEAD_LETTERS, ids=named)
def test_a_dead_letter_example_says_of_its_value_what_ingest_says(path: Path) -> None:
    letter = document(path)
    headers = letter["headers"]
    said = [headers[name] for name in (dead_letter.REASON, dead_letter.WHERE, dead_letter.MESSAGE)]
    refusal = ingest(letter["value"])
    assert said == [refusal.reason, refusal.where, refusal.message]
