"""What a publisher says: the value of `press.releases.published.v1`, plain or as CloudEvents data."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.release import Language, PublishedAt

BodyType = Literal["text/plain", "text/html"]


class Announcement(BaseModel):
    """A newly published release, as its publisher pushed it.

    Fields that are not named here are left unread, so that publishers may send what they have.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    id: Annotated[str, Field(min_length=1, max_length=512)]
    publisher: Annotated[str, Field(min_length=1, max_length=512)]
    title: Annotated[str, Field(min_length=1, max_length=2_000)]
    body: str | None = None
    content_type: BodyType = "text/plain"
    url: Annotated[str, Field(max_length=2_048)] | None = None
    language: Language = "en"
    published_at: PublishedAt | None = None

    @model_validator(mode="after")
    def _has_body_or_url(self) -> Self:
        if self.body is None and self.url is None:
            raise ValueError("a release needs a body, or a url to fetch it from")
        return self
