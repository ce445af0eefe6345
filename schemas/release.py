"""The release that ingest accepted: the value of `press.releases.accepted.v1`."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from schemas.model import Message

RELEASE_SCHEMA_VERSION = "1.0"

_RFC3339_DATE_OR_DATE_TIME = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2}))?$"
)
_NO_CONTROL_OR_INVISIBLE = (
    r"^[^\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]+$"
)


def _is_on_the_calendar(value: str) -> str:
    datetime.fromisoformat(value)
    return value


ReleaseId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=512,
        pattern=_NO_CONTROL_OR_INVISIBLE,
        description="The publisher's own, one for all revisions; no control or invisible characters.",
    ),
]
PublishedAt = Annotated[
    str,
    Field(
        pattern=_RFC3339_DATE_OR_DATE_TIME,
        description="RFC 3339: a date-time with its offset, or a full-date where no time is known.",
    ),
    AfterValidator(_is_on_the_calendar),
]
Language = Annotated[
    str,
    Field(
        min_length=2,
        max_length=35,
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        description="BCP 47 language tag.",
    ),
]


class ReleaseIdentity(Message):
    """What tells one revision of one release from every other."""

    id: ReleaseId
    revision: Annotated[
        int, Field(ge=1, description="Counts up from 1 with each changed text of the same id.")
    ]
    url: str | None
    title: str
    publisher: str
    published_at: PublishedAt | None
    language: Language


class AcceptedRelease(ReleaseIdentity):
    """One clean revision of a release.

    `text` is plain text in Unicode NFC; paragraphs are separated by one blank line. Evidence offsets of
    visit events count its characters (Unicode code points).
    """

    schema_version: Literal["1.0"] = RELEASE_SCHEMA_VERSION
    published_at_source: Annotated[
        Literal["message", "text"] | None,
        Field(description="Whether the message told `published_at` or a line of the release did."),
    ]
    text: Annotated[str, Field(min_length=1)]
