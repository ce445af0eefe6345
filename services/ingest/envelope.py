"""CloudEvents 1.0 over Kafka, read: plain JSON, binary mode and structured mode.

Source: CloudEvents 1.0.2, its JSON event format and its Kafka protocol binding. The binding, unlike the HTTP
one, has header values as UTF-8 strings with no percent-encoding, and knows no batch mode.
"""

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.cloudevents import SPEC_VERSION
from schemas.dead_letter import Reason
from services.ingest.errors import RefusedError
from services.ingest.field_errors import first_refusal

CONTENT_TYPE = "content-type"
ATTRIBUTE_PREFIX = "ce_"
STRUCTURED_PREFIX = "application/cloudevents"

_REQUIRED_ATTRIBUTES = ("specversion", "id", "source", "type")
_JSON_EVENT_FORMATS = ("application/cloudevents", "application/cloudevents+json")
_JSON_MEDIA_TYPE = re.compile(r"[^/\s]+/(?:[^/\s]+\+)?json")
_CHARSET = re.compile(r';\s*charset\s*=\s*"?([^";\s]*)')
_PLAIN_NAME = re.compile(r"[a-z0-9_-]{1,40}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UTF8_CHARSETS = ("utf-8", "utf8", "us-ascii")
_ADVICE = {
    "specversion": f'the string "{SPEC_VERSION}"',
    "id": "a string of at least one character",
    "source": "a string of at least one character, a URI reference",
    "type": "a string of at least one character",
    "datacontenttype": "a string, application/json or left out",
    "data_base64": "a string in the standard Base64 alphabet",
    "dataref": "a string, a URI reference",
}

EventHeaders = Mapping[str, str]
_NonEmpty = Annotated[str, Field(min_length=1)]


class _StructuredEvent(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", hide_input_in_errors=True)

    specversion: Literal["1.0"]
    id: _NonEmpty
    source: _NonEmpty
    type: _NonEmpty
    datacontenttype: str | None = None
    data: object = None
    data_base64: str | None = None
    dataref: str | None = None


def event_headers(headers: Sequence[tuple[str, bytes | None]]) -> EventHeaders:
    """Pick the headers that say how to read the value, by lower-case name; the others are not looked at.

    Raises RefusedError for one that is null, not UTF-8 or given twice.
    """
    found: dict[str, str] = {}
    for raw_name, value in headers:
        name = raw_name.lower()
        if name != CONTENT_TYPE and not name.startswith(ATTRIBUTE_PREFIX):
            continue
        if name in found:
            raise _invalid_header(name, "stands twice; send it once")
        found[name] = _header_text(name, value)
    return found


def is_structured(headers: EventHeaders) -> bool:
    """Tell whether the value is a whole CloudEvent; raises RefusedError for a format other than JSON."""
    content_type = headers.get(CONTENT_TYPE, "")
    if not content_type.lower().startswith(STRUCTURED_PREFIX):
        return False
    if _media_type(content_type) not in _JSON_EVENT_FORMATS:
        sentence = "Only application/cloudevents+json is read, one event a message; send the event so."
        raise RefusedError(Reason.UNSUPPORTED_CLOUDEVENT, _header_place(CONTENT_TYPE), sentence)
    _check_charset(content_type, _header_place(CONTENT_TYPE))
    return True


def check_binary(headers: EventHeaders) -> None:
    """Check the headers of plain JSON or of a CloudEvent in binary mode; raises RefusedError."""
    if CONTENT_TYPE in headers:
        _check_json(headers[CONTENT_TYPE], _header_place(CONTENT_TYPE))
    if not any(name.startswith(ATTRIBUTE_PREFIX) for name in headers):
        return
    for attribute in _REQUIRED_ATTRIBUTES:
        name = ATTRIBUTE_PREFIX + attribute
        if not headers.get(name):
            raise _invalid_header(name, "is missing or empty; send all that CloudEvents requires")
    if headers["ce_specversion"] != SPEC_VERSION:
        raise _unsupported_version(_header_place("ce_specversion"))


def open_structured(event: dict[str, object]) -> dict[str, object] | bytes:
    """Take the data out of a CloudEvent: an object, or bytes that hold JSON; raises RefusedError."""
    try:
        read = _StructuredEvent.model_validate(event)
    except ValidationError as error:
        raise _refuse_event(error) from None
    if read.datacontenttype is not None:
        _check_json(read.datacontenttype, "datacontenttype")
    if "data" in read.model_fields_set:
        if read.data_base64 is not None:
            sentence = "The event has both data and data_base64; send one of them."
            raise RefusedError(Reason.INVALID_VALUE, "data_base64", sentence)
        return _object(read.data)
    if read.data_base64 is not None:
        return _decode_base64(read.data_base64)
    if read.dataref is not None:
        sentence = "The event's data is elsewhere, and fetching it isn't offered; send the release as data."
        raise RefusedError(Reason.BODY_BY_REFERENCE, "dataref", sentence)
    raise RefusedError(Reason.MISSING_FIELD, "data", "The event has no data; send the release as data.")


def _header_text(name: str, value: bytes | None) -> str:
    if value is None:
        raise _invalid_header(name, "is null; give it a value or leave it out")
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        raise _invalid_header(name, "is not UTF-8; encode it as UTF-8") from None
    if _CONTROL.search(text):
        raise _invalid_header(name, "holds control characters; send it without")
    return text


def _refuse_event(error: ValidationError) -> RefusedError:
    first = error.errors(include_url=False, include_context=False)[0]
    if first["loc"] == ("specversion",) and first["type"] == "literal_error":
        return _unsupported_version("specversion")
    return first_refusal(error, within="", advice=_ADVICE)


def _object(data: object) -> dict[str, object]:
    if not isinstance(data, dict):
        sentence = "The event's data is no JSON object; send the release as one."
        raise RefusedError(Reason.NOT_AN_OBJECT, "data", sentence)
    return cast("dict[str, object]", data)


def _decode_base64(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        sentence = f"The value of data_base64 is not Base64; it must be {_ADVICE['data_base64']}."
        raise RefusedError(Reason.INVALID_VALUE, "data_base64", sentence) from None


def _check_json(content_type: str, where: str) -> None:
    if not _JSON_MEDIA_TYPE.fullmatch(_media_type(content_type)):
        sentence = "The content is not declared as JSON; send application/json."
        raise RefusedError(Reason.UNSUPPORTED_CONTENT_TYPE, where, sentence)
    _check_charset(content_type, where)


def _check_charset(content_type: str, where: str) -> None:
    declared = _CHARSET.search(content_type.lower())
    if declared and declared[1] not in _UTF8_CHARSETS:
        sentence = "A character set other than UTF-8 is declared; send UTF-8."
        raise RefusedError(Reason.UNSUPPORTED_CONTENT_TYPE, where, sentence)


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _header_place(name: str) -> str:
    return f"header {name}"


def _invalid_header(name: str, fault: str) -> RefusedError:
    place = _header_place(name if _PLAIN_NAME.fullmatch(name) else f"{ATTRIBUTE_PREFIX}…")
    return RefusedError(Reason.INVALID_HEADER, place, f"The {place} {fault}.")


def _unsupported_version(where: str) -> RefusedError:
    sentence = f"The event's specversion is not {SPEC_VERSION}; send CloudEvents {SPEC_VERSION}."
    return RefusedError(Reason.UNSUPPORTED_CLOUDEVENT, where, sentence)
