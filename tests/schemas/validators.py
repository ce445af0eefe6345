"""The committed JSON Schema of a topic, as a subscriber in any language would use it."""

import json
from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from schemas.export import FOLDER


@cache
def validator(topic: str) -> Validator:
    """Read the schema from its file, not from its model."""
    return Draft202012Validator(json.loads((FOLDER / f"{topic}.json").read_text(encoding="utf-8")))
