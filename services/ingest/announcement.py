"""A JSON object to an announcement: every field present, of its type and within its limits."""

from pydantic import ValidationError

from schemas.announcement import Announcement
from services.ingest.field_errors import first_refusal

_ADVICE = {
    "id": "a string of 1 to 512 characters without control or invisible ones",
    "publisher": "a string of 1 to 512 characters",
    "title": "a string of 1 to 2000 characters",
    "body": "a string, the text of the release",
    "content_type": "text/plain or text/html",
    "url": "an http or https address of up to 2048 characters without user name and password",
    "language": "a BCP 47 tag such as en or zh-Hant",
    "published_at": "a real date such as 2024-12-06, or a date-time with its offset such as "
    "2024-12-06T16:30:00+08:00",
}


def read_announcement(data: dict[str, object], *, within: str) -> Announcement:
    """Validate the release object found at the path `within`; raises RefusedError."""
    try:
        return Announcement.model_validate(data)
    except ValidationError as error:
        raise first_refusal(error, within=within, advice=_ADVICE) from None
