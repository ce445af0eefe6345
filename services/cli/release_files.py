"""Reads releases out of documents: what `publish` sends and `extract` reads.

Taken are plain text (its first line that is not blank is the title, the whole text is the body), HTML, and
JSON objects: announcements (`body`) or releases (`text`, `lang`). Options fill in what a document leaves out.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from schemas.dead_letter import Reason
from schemas.release import AcceptedRelease
from schemas.topics import PUBLISHED
from services.cli.documents import Document, read_documents
from services.ingest.clean import clean_line, clean_text
from services.ingest.errors import RefusedError
from services.ingest.json_text import read_object
from services.ingest.markup import text_of_html
from services.ingest.pipeline import handle
from services.ingest.publication_time import printed_publication_time
from services.stream.record import Record, Refusal

Fields = Mapping[str, object]

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
UNKNOWN_PUBLISHER = "unknown"
_NAMES_IN_ANNOUNCEMENT = {"text": "body", "lang": "language"}
_WHERE_NOTHING_IS_SAID: Fields = {
    "revision": 1,
    "url": None,
    "title": "",
    "publisher": UNKNOWN_PUBLISHER,
    "language": "en",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document is no release: where it stands, the field at fault, and what to do."""

    where: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.field}: {self.message}"


@dataclass(frozen=True, slots=True)
class ToPublish:
    """A message that ingest will accept: the release's id, and the value as it goes on the wire."""

    where: str
    id: str
    value: bytes


@dataclass(frozen=True, slots=True)
class ToRead:
    """A release as the extractor takes it."""

    where: str
    release: AcceptedRelease


def read_announcements(paths: Iterable[str], told: Fields) -> Iterator[ToPublish | Fault]:
    """Read what `publish` sends, and refuse what ingest would refuse, in ingest's own words.

    `told` holds the fields that options give, by their names in an announcement. Raises CommandError when a
    file cannot be read.
    """
    return (_announcement(document, told) for document in read_documents(paths))


def read_releases(paths: Iterable[str], told: Fields) -> Iterator[ToRead | Fault]:
    """Read what `extract` reads, plain text exactly as given; raises CommandError as above."""
    return (_release(document, told) for document in read_documents(paths))


def _announcement(document: Document, told: Fields) -> ToPublish | Fault:
    try:
        fields = _fields(document, told)
    except RefusedError as refused:
        return _fault(document, refused.refusal)
    value = orjson.dumps(fields)
    outcome = handle(Record(PUBLISHED, 0, 0, 0, key=None, value=value, headers=()))
    if isinstance(outcome, Refusal):
        return _fault(document, outcome)
    return ToPublish(document.where, str(fields["id"]), value)


def _release(document: Document, told: Fields) -> ToRead | Fault:
    try:
        return ToRead(document.where, _accepted(_fields(document, told)))
    except RefusedError as refused:
        return _fault(document, refused.refusal)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        return Fault(document.where, str(first["loc"][0]), f"{first['msg']}.")


def _accepted(fields: Fields) -> AcceptedRelease:
    """Take the fields as ingest's output; strict validation finds what is of the wrong type."""
    text = _text(fields)
    told_time = fields.get("published_at")
    printed_time = printed_publication_time(text) if not told_time and isinstance(text, str) else None
    own = {name: value for name, value in fields.items() if name in AcceptedRelease.model_fields}
    return AcceptedRelease.model_validate(
        {
            **_WHERE_NOTHING_IS_SAID,
            **own,
            "published_at": told_time or printed_time,
            "published_at_source": "message" if told_time else "text" if printed_time else None,
            "text": text,
        }
    )


def _text(fields: Fields) -> object:
    body = fields.get("body")
    if fields.get("content_type") == "text/html" and isinstance(body, str):
        return clean_text(text_of_html(body))
    return body


def _fields(document: Document, told: Fields) -> dict[str, object]:
    """Give the fields of one document by their names in an announcement; raises RefusedError."""
    if document.kind == "json":
        return {**told, **_fields_of_object(read_object(document.content, max_bytes=MAX_DOCUMENT_BYTES))}
    text = _decode(document.content)
    own = {"id": _content_id(document.content), "publisher": UNKNOWN_PUBLISHER, "body": text}
    if document.kind == "html":
        return {**own, "content_type": "text/html", "title": _html_title(text), **told}
    return {**own, "title": _first_line(text), **told}


def _fields_of_object(given: Mapping[str, object]) -> dict[str, object]:
    """Rename a release's fields to an announcement's and drop those that say nothing."""
    named = {name: value for name, value in given.items() if value is not None}
    for name, name_in_announcement in _NAMES_IN_ANNOUNCEMENT.items():
        if name in named:
            value = named.pop(name)
            named.setdefault(name_in_announcement, value)
    return named


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        sentence = "The file is not UTF-8; convert it, for instance with iconv -t UTF-8."
        raise RefusedError(Reason.NOT_UTF8, f"byte {error.start}", sentence) from None


def _content_id(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()[:32]}"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _html_title(html: str) -> str:
    text_of_html(html)  # refuses markup that would exhaust the parser
    tree = LexborHTMLParser(html)
    titles = (node.text() for name in ("title", "h1") for node in tree.css(name))
    return next((line for title in titles if (line := clean_line(title))), "")


def _fault(document: Document, refusal: Refusal) -> Fault:
    return Fault(document.where, refusal.where, refusal.message)
