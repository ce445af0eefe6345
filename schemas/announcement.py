"""What a publisher says: the value of `press.releases.published.v1`, plain or as CloudEvents data."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from schemas.release import Language, PublishedAt, ReleaseId

BodyType = Literal["text/plain", "text/html"]

# A URL with a user name or password before the host is refused: it would travel on, and into logs.
_WEB_ADDRESS = r"^https?://[^\s/?#@\u0000-\u001f\u007f]+([/?#][^\s\u0000-\u001f\u007f]*)?$"
_BODY_OR_URL: dict[str, JsonValue] = {
    "anyOf": [
        {"required": ["body"], "properties": {"body": {"type": "string"}}},
        {"required": ["url"], "properties": {"url": {"type": "string"}}},
    ]
}


class Announcement(BaseModel):
    """A newly published release, as its publisher pushed it.

    Fields that are not named here are left unread, so that publishers may send what they have.
    """

    model_config = ConfigDict(
        strict=True, frozen=True, extra="ignore", hide_input_in_errors=True, json_schema_extra=_BODY_OR_URL
    )

    id: ReleaseId
    publisher: Annotated[str, Field(min_length=1, max_length=512)]
    title: Annotated[str, Field(min_length=1, max_length=2_000)]
    body: str | None = None
    content_type: BodyType = "text/plain"
    url: Annotated[str, Field(max_length=2_048, pattern=_WEB_ADDRESS)] | None = None
    language: Language = "en"
    published_at: PublishedAt | None = None

    @model_validator(mode="after")
    def _has_body_or_url(self) -> Self:
        if self.body is None and self.url is None:
            raise PydanticCustomError("missing", "a release needs a body, or a url to fetch it from")
        return self
