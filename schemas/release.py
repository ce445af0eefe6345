"""The release that ingest accepted: the value of `press.releases.accepted.v1`."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.model import Message

RELEASE_SCHEMA_VERSION = "1.0"

_RFC3339_DATE_OR_DATE_TIME = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$"

PublishedAt = Annotated[
    str,
    Field(
        pattern=_RFC3339_DATE_OR_DATE_TIME,
        description="Publication time: an RFC 3339 date-time, or a full-date where no time is known.",
    ),
]
Language = Annotated[str, Field(min_length=2, max_length=35, description="BCP 47 language tag.")]


class ReleaseIdentity(Message):
    """What tells one revision of one release from every other."""

    id: Annotated[str, Field(min_length=1, max_length=512)]
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
