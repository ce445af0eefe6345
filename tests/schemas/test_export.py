import pytest
from jsonschema import Draft202012Validator

from schemas.export import FOLDER, MODELS, render
from tests.schemas.validators import validator


@pytest.mark.parametrize("topic", MODELS)
def test_the_committed_schema_is_the_one_the_model_renders(topic: str) -> None:
    committed = (FOLDER / f"{topic}.json").read_text(encoding="utf-8")
    assert committed == render(topic), "run: make schemas"


@pytest.mark.parametrize("topic", MODELS)
def test_every_schema_is_json_schema_2020_12(topic: str) -> None:
    Draft202012Validator.check_schema(validator(topic).schema)


def test_no_schema_is_left_of_a_topic_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(MODELS)
