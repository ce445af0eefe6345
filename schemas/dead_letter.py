"""Why a message was refused: the headers of every `<topic>.dlq`.

The value, the key and the original headers of a dead letter are those of the refused message, byte for byte,
but where the reason is `unreadable_record`: then there are none to be had, and the headers tell where it is.
Header names follow Kafka's own for error topics.
"""

from enum import StrEnum

HEADER_PREFIX = "__dlq.errors."
TOPIC = HEADER_PREFIX + "topic"
PARTITION = HEADER_PREFIX + "partition"
OFFSET = HEADER_PREFIX + "offset"
GROUP = HEADER_PREFIX + "group"
DELIVERY_COUNT = HEADER_PREFIX + "delivery.count"
MESSAGE = HEADER_PREFIX + "message"
REASON = HEADER_PREFIX + "reason"
WHERE = HEADER_PREFIX + "where"

MAX_MESSAGE_CHARACTERS = 500


class Reason(StrEnum):
    """Stable codes: a code is never renamed and never given another meaning."""

    EMPTY_VALUE = "empty_value"
    VALUE_TOO_LARGE = "value_too_large"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    JSON_TOO_DEEP = "json_too_deep"
    DUPLICATE_JSON_KEY = "duplicate_json_key"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    LONE_SURROGATE = "lone_surrogate"
    NOT_AN_OBJECT = "not_an_object"
    MISSING_FIELD = "missing_field"
    WRONG_TYPE = "wrong_type"
    INVALID_VALUE = "invalid_value"
    INVALID_HEADER = "invalid_header"
    UNSUPPORTED_CONTENT_TYPE = "unsupported_content_type"
    UNSUPPORTED_CLOUDEVENT = "unsupported_cloudevent"
    BODY_BY_REFERENCE = "body_by_reference"
    MARKUP_TOO_COMPLEX = "markup_too_complex"
    NO_TEXT = "no_text"
    UNREADABLE_RECORD = "unreadable_record"
    INTERNAL_ERROR = "internal_error"
