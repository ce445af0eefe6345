"""What pydantic found wrong with a field, as a refusal: which field, what is wrong, what to do."""

from collections.abc import Mapping
from typing import cast

from pydantic import ValidationError

from schemas.dead_letter import Reason
from services.ingest.errors import RefusedError

_JSON_TYPE_NAMES: Mapping[type, str] = {
    str: "a string",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    list: "an array",
    dict: "an object",
    type(None): "null",
}


def first_refusal(error: ValidationError, *, within: str, advice: Mapping[str, str]) -> RefusedError:
    """Refuse for the first field at fault.

    `within` is the path of the validated object, such as `data.`; `advice` says for each field what it must
    be. The field's value is never repeated: it may be long, hostile or secret.
    """
    detail = error.errors(include_url=False, include_context=False)[0]
    # An announcement with neither body nor url has no field at fault; body is the one to add.
    field = ".".join(str(step) for step in detail["loc"]) or "body"
    path = within + field
    must_be = f"it must be {advice[field]}." if field in advice else "see the schema."
    if detail["type"] == "missing":
        return RefusedError(Reason.MISSING_FIELD, path, f"The field {path} is missing; {must_be}")
    if detail["type"].endswith("_type"):
        type_name = _JSON_TYPE_NAMES[type(cast("object", detail["input"]))]
        return RefusedError(Reason.WRONG_TYPE, path, f"The field {path} is {type_name}; {must_be}")
    return RefusedError(Reason.INVALID_VALUE, path, f"The value of {path} is not allowed; {must_be}")
