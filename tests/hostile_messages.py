"""Messages that no release can be read from, each with the reason and the place that its dead letter names.

Read by the unit tests of ingest and by the tests that publish them on a real Kafka. Wherever a message can
hold `SECRET`, it does: no refusal and no log line may repeat it.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from schemas.dead_letter import Reason

SECRET = "correct-horse-battery-staple"

Headers = tuple[tuple[str, bytes | None], ...]

_RELEASE = {"id": "r-1", "publisher": "Ministry of Examples", "title": "A title", "body": f"Text. {SECRET}"}
_EVENT = {"specversion": "1.0", "id": "e-1", "source": "/press", "type": "org.example.published"}
_STRUCTURED: Headers = (("content-type", b"application/cloudevents+json; charset=UTF-8"),)
_BINARY: Headers = (
    ("ce_specversion", b"1.0"),
    ("ce_id", b"e-1"),
    ("ce_source", b"/press"),
    ("ce_type", b"org.example.published"),
)


@dataclass(frozen=True, slots=True)
class HostileMessage:
    """One message as it is published, and what must be said of it."""

    name: str
    reason: Reason
    where: str
    value: bytes | None
    headers: Headers = ()


def _json(document: object) -> bytes:
    return orjson.dumps(document)


def _with(**fields: object) -> bytes:
    return _json(_RELEASE | fields)


def _without(*names: str) -> bytes:
    return _json({name: value for name, value in _RELEASE.items() if name not in names})


def _html(body: str) -> bytes:
    return _with(body=body, content_type="text/html")


def _event(**fields: object) -> bytes:
    return _json(_EVENT | {"data": _RELEASE} | fields)


def _dataless(**fields: object) -> bytes:
    return _json(_EVENT | fields)


def _eventless(name: str) -> bytes:
    return _json({key: value for key, value in (_EVENT | {"data": _RELEASE}).items() if key != name})


def _raw(extra: bytes) -> bytes:
    """Put raw bytes at the head of an otherwise good release object."""
    return b"{" + extra + b"," + _json(_RELEASE)[1:]


def _replacing(name: str, value: bytes | None) -> Headers:
    return tuple((key, value if key == name else old) for key, old in _BINARY)


NOT_TEXT: Sequence[HostileMessage] = (
    HostileMessage("null value", Reason.EMPTY_VALUE, "value", None),
    HostileMessage("empty value", Reason.EMPTY_VALUE, "value", b""),
    HostileMessage("white space alone", Reason.EMPTY_VALUE, "value", b" \t\r\n "),
    HostileMessage("2 MB", Reason.VALUE_TOO_LARGE, "value", _with(body=SECRET + "a" * 2_000_000)),
    HostileMessage("Latin-1", Reason.NOT_UTF8, "value, byte 14", '{"title": "caf\xe9"}'.encode("latin-1")),
    HostileMessage("UTF-16 with its mark", Reason.NOT_UTF8, "value, byte 0", '{"id": "r"}'.encode("utf-16")),
    HostileMessage("overlong UTF-8", Reason.NOT_UTF8, "value, byte 8", b'{"id": "\xc0\xaf"}'),
    HostileMessage("cut within a character", Reason.NOT_UTF8, "value, byte 8", b'{"id": "\xe4\xb8'),
    HostileMessage("random bytes", Reason.NOT_UTF8, "value, byte 0", bytes(range(255, 127, -1))),
    HostileMessage("gzip", Reason.NOT_UTF8, "value, byte 1", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"),
    HostileMessage("raw surrogate", Reason.LONE_SURROGATE, "value, byte 8", b'{"id": "\xed\xa0\x80"}'),
)

NOT_JSON: Sequence[HostileMessage] = (
    HostileMessage(
        "byte order mark", Reason.NOT_JSON, "value, line 1 column 1", b"\xef\xbb\xbf" + _json(_RELEASE)
    ),
    HostileMessage("plain text", Reason.NOT_JSON, "value, line 1 column 1", SECRET.encode()),
    HostileMessage("XML", Reason.NOT_JSON, "value, line 1 column 1", b"<?xml version='1.0'?><release/>"),
    HostileMessage("cut off", Reason.NOT_JSON, "value, line 2 column 7", b'{"id": "r",\n"title'),
    HostileMessage("trailing comma", Reason.NOT_JSON, "value, line 1 column 11", b'{"id": "r",}'),
    HostileMessage("single quotes", Reason.NOT_JSON, "value, line 1 column 2", b"{'id': 'r'}"),
    HostileMessage("two objects", Reason.NOT_JSON, "value, line 1 column 3", b"{}{}"),
    HostileMessage("raw NUL in a string", Reason.NOT_JSON, "value, line 1 column 10", b'{"id": "r\x00"}'),
    HostileMessage("raw NUL after the end", Reason.NOT_JSON, "value, line 1 column 3", b"{}\x00"),
    HostileMessage("raw newline in a string", Reason.NOT_JSON, "value, line 1 column 10", b'{"id": "r\n"}'),
    HostileMessage("unknown escape", Reason.NOT_JSON, "value, line 1 column 10", rb'{"id": "r\x41"}'),
    HostileMessage("leading zero", Reason.NOT_JSON, "value, line 1 column 7", b'{"n": 01}'),
    HostileMessage("comment", Reason.NOT_JSON, "value, line 1 column 2", b"{/* hello */}"),
    HostileMessage(
        "brackets inside a bad string",
        Reason.NOT_JSON,
        "value, line 1 column 206",
        b'{"a":"' + b"[" * 199 + b"\x01",
    ),
    HostileMessage("an array", Reason.NOT_AN_OBJECT, "value", _json([_RELEASE])),
    HostileMessage("a string", Reason.NOT_AN_OBJECT, "value", _json(SECRET)),
    HostileMessage("null", Reason.NOT_AN_OBJECT, "value", b"null"),
    HostileMessage("a number", Reason.NOT_AN_OBJECT, "value", b"42"),
    HostileMessage("100,000 arrays deep", Reason.JSON_TOO_DEEP, "value, line 1 column 1026", b"[" * 100_000),
    HostileMessage(
        "100,000 objects deep", Reason.JSON_TOO_DEEP, "value, line 1 column 5122", b'{"a":' * 100_000
    ),
    HostileMessage("65 deep", Reason.JSON_TOO_DEEP, "value", _raw(b'"x":' + b"[" * 64 + b"]" * 64)),
    HostileMessage("1,000 deep", Reason.JSON_TOO_DEEP, "value", _raw(b'"x":' + b"[" * 1000 + b"]" * 1000)),
    HostileMessage("duplicate key", Reason.DUPLICATE_JSON_KEY, "value, the key id", _raw(b'"id":"other"')),
    HostileMessage(
        "duplicate key by escape", Reason.DUPLICATE_JSON_KEY, "value, the key id", _raw(rb'"\u0069d":"other"')
    ),
    HostileMessage(
        "duplicate key deep inside",
        Reason.DUPLICATE_JSON_KEY,
        "value, the key a",
        _raw(b'"x":[[{"a" :1,"b":2,"a"\n:3}]]'),
    ),
    HostileMessage(
        "duplicate key of odd characters",
        Reason.DUPLICATE_JSON_KEY,
        "value, a key",
        _raw(f'"{SECRET}":1,"{SECRET}":2'.encode()),
    ),
    HostileMessage("NaN", Reason.NUMBER_OUT_OF_RANGE, "value, line 1 column 6", _raw(b'"x":NaN')),
    HostileMessage("-Infinity", Reason.NUMBER_OUT_OF_RANGE, "value, line 1 column 7", _raw(b'"x":-Infinity')),
    HostileMessage("1e999", Reason.NUMBER_OUT_OF_RANGE, "value, line 1 column 6", _raw(b'"x":1e999')),
    HostileMessage(
        "5,000 digits", Reason.NUMBER_OUT_OF_RANGE, "value, line 1 column 6", _raw(b'"x":' + b"9" * 5000)
    ),
    HostileMessage(
        "lone high surrogate", Reason.LONE_SURROGATE, "value, line 1 column 7", _raw(rb'"x":"\ud800"')
    ),
    HostileMessage(
        "lone low surrogate", Reason.LONE_SURROGATE, "value, line 1 column 8", _raw(rb'"x":"a\udc00"')
    ),
    HostileMessage(
        "high surrogate before a letter",
        Reason.LONE_SURROGATE,
        "value, line 1 column 7",
        _raw(rb'"x":"\ud800\u0041"'),
    ),
)

NOT_A_RELEASE: Sequence[HostileMessage] = (
    HostileMessage("empty object", Reason.MISSING_FIELD, "id", b"{}"),
    HostileMessage("no id", Reason.MISSING_FIELD, "id", _without("id")),
    HostileMessage("no publisher", Reason.MISSING_FIELD, "publisher", _without("publisher")),
    HostileMessage("no title", Reason.MISSING_FIELD, "title", _without("title")),
    HostileMessage("neither body nor url", Reason.MISSING_FIELD, "body", _without("body")),
    HostileMessage("id is a number", Reason.WRONG_TYPE, "id", _with(id=7)),
    HostileMessage("title is null", Reason.WRONG_TYPE, "title", _with(title=None)),
    HostileMessage("title is an object", Reason.WRONG_TYPE, "title", _with(title={"en": SECRET})),
    HostileMessage("body is an array", Reason.WRONG_TYPE, "body", _with(body=[SECRET])),
    HostileMessage("url is a number", Reason.WRONG_TYPE, "url", _with(url=80)),
    HostileMessage("language is an array", Reason.WRONG_TYPE, "language", _with(language=["en", SECRET])),
    HostileMessage(
        "publisher is an object", Reason.WRONG_TYPE, "publisher", _with(publisher={"name": SECRET})
    ),
    HostileMessage(
        "publisher of 600 characters", Reason.INVALID_VALUE, "publisher", _with(publisher=SECRET * 22)
    ),
    HostileMessage("noncharacter in the id", Reason.INVALID_VALUE, "id", _with(id="r\uffff")),
    HostileMessage(
        "hour 24", Reason.INVALID_VALUE, "published_at", _with(published_at="2024-12-06T24:01:00Z")
    ),
    HostileMessage(
        "url of 3,000 characters", Reason.INVALID_VALUE, "url", _with(url="https://x.org/" + "a" * 3000)
    ),
    HostileMessage("newline in the url", Reason.INVALID_VALUE, "url", _with(url=f"https://x.org/\n{SECRET}")),
    HostileMessage(
        "HTML of comments alone", Reason.NO_TEXT, "body", _html(f"<!-- {SECRET} --><!doctype html>")
    ),
    HostileMessage("HTML that is hidden", Reason.NO_TEXT, "body", _html(f"<div hidden>{SECRET}</div>")),
    HostileMessage("body is a boolean", Reason.WRONG_TYPE, "body", _with(body=True)),
    HostileMessage(
        "published_at is epoch", Reason.WRONG_TYPE, "published_at", _with(published_at=1733473800)
    ),
    HostileMessage("empty id", Reason.INVALID_VALUE, "id", _with(id="")),
    HostileMessage("id of 600 characters", Reason.INVALID_VALUE, "id", _with(id=SECRET * 22)),
    HostileMessage("NUL in the id", Reason.INVALID_VALUE, "id", _with(id=f"{SECRET}\0")),
    HostileMessage("newline in the id", Reason.INVALID_VALUE, "id", _with(id=f"{SECRET}\nforged=line")),
    HostileMessage("escape sequence in the id", Reason.INVALID_VALUE, "id", _with(id="\x1b[2J")),
    HostileMessage("direction mark in the id", Reason.INVALID_VALUE, "id", _with(id="r\u202e1")),
    HostileMessage("zero-width space in the id", Reason.INVALID_VALUE, "id", _with(id="r\u200b1")),
    HostileMessage("empty title", Reason.INVALID_VALUE, "title", _with(title="")),
    HostileMessage("invisible title", Reason.INVALID_VALUE, "title", _with(title="\u200b \u2060\x07")),
    HostileMessage("title of 2,001 characters", Reason.INVALID_VALUE, "title", _with(title="t" * 2001)),
    HostileMessage("invisible publisher", Reason.INVALID_VALUE, "publisher", _with(publisher="\u00a0")),
    HostileMessage(
        "a day not on the calendar", Reason.INVALID_VALUE, "published_at", _with(published_at="2024-02-30")
    ),
    HostileMessage(
        "no offset", Reason.INVALID_VALUE, "published_at", _with(published_at="2024-12-06T16:30:00")
    ),
    HostileMessage("a date in words", Reason.INVALID_VALUE, "published_at", _with(published_at=SECRET)),
    HostileMessage(
        "digits of another script",
        Reason.INVALID_VALUE,
        "published_at",
        _with(published_at="\uff12\uff10\uff12\uff14-12-06"),
    ),
    HostileMessage("language in words", Reason.INVALID_VALUE, "language", _with(language="English (UK)")),
    HostileMessage(
        "content type PDF", Reason.INVALID_VALUE, "content_type", _with(content_type="application/pdf")
    ),
    HostileMessage(
        "password in the url", Reason.INVALID_VALUE, "url", _with(url=f"https://u:{SECRET}@x.org/")
    ),
    HostileMessage("file url", Reason.INVALID_VALUE, "url", _with(url="file:///etc/passwd")),
    HostileMessage("script url", Reason.INVALID_VALUE, "url", _with(url="javascript:alert(1)")),
    HostileMessage(
        "url alone",
        Reason.BODY_BY_REFERENCE,
        "url",
        _json({"id": "r", "publisher": "p", "title": "t", "url": f"https://x.org/?key={SECRET}"}),
    ),
    HostileMessage("empty body", Reason.NO_TEXT, "body", _with(body="")),
    HostileMessage("body of invisible characters", Reason.NO_TEXT, "body", _with(body="\ufeff\u200b\n \t\0")),
    HostileMessage(
        "HTML without text", Reason.NO_TEXT, "body", _html(f"<p><script>{SECRET}</script><ul><li>")
    ),
    HostileMessage("HTML frameset", Reason.NO_TEXT, "body", _html("<frameset><frame src=x></frameset>")),
)

HOSTILE_MARKUP: Sequence[HostileMessage] = (
    HostileMessage("500 kB of nested elements", Reason.MARKUP_TOO_COMPLEX, "body", _html("<div>" * 100_000)),
    HostileMessage("70 nested elements", Reason.MARKUP_TOO_COMPLEX, "body", _html("<div>" * 70 + SECRET)),
    HostileMessage(
        "889 kB of attributes",
        Reason.MARKUP_TOO_COMPLEX,
        "body",
        _html("<a " + " ".join(f"a{n}=1" for n in range(90_000)) + ">x</a>"),
    ),
    HostileMessage(
        "20,000 attributes",
        Reason.MARKUP_TOO_COMPLEX,
        "body",
        _html("<a " + " ".join(f"a{n}" for n in range(20_000)) + ">x</a>"),
    ),
    HostileMessage(
        "20,000 options", Reason.MARKUP_TOO_COMPLEX, "body", _html("<select>" + "<option>x" * 9_900)
    ),
    HostileMessage(
        "elements opened again and again",
        Reason.MARKUP_TOO_COMPLEX,
        "body",
        _html("<p>" + "".join(f"<b a={n}>" for n in range(60)) + "<p>x" * 9_000),
    ),
    HostileMessage("50,000 tags", Reason.MARKUP_TOO_COMPLEX, "body", _html("<br>" * 50_000)),
)

NOT_AN_EVENT: Sequence[HostileMessage] = (
    HostileMessage(
        "null content type",
        Reason.INVALID_HEADER,
        "header content-type",
        _json(_RELEASE),
        (("content-type", None),),
    ),
    HostileMessage(
        "two content types",
        Reason.INVALID_HEADER,
        "header content-type",
        _json(_RELEASE),
        (("content-type", b"application/json"), ("Content-Type", b"application/json")),
    ),
    HostileMessage(
        "null event id", Reason.INVALID_HEADER, "header ce_id", _json(_RELEASE), _replacing("ce_id", None)
    ),
    HostileMessage(
        "empty source",
        Reason.INVALID_HEADER,
        "header ce_source",
        _json(_RELEASE),
        _replacing("ce_source", b""),
    ),
    HostileMessage(
        "event id twice",
        Reason.INVALID_HEADER,
        "header ce_id",
        _json(_RELEASE),
        (*_BINARY, ("ce_id", SECRET.encode())),
    ),
    HostileMessage(
        "event type not UTF-8",
        Reason.INVALID_HEADER,
        "header ce_type",
        _json(_RELEASE),
        _replacing("ce_type", b"\xff" + SECRET.encode()),
    ),
    HostileMessage(
        "newline in the event source",
        Reason.INVALID_HEADER,
        "header ce_source",
        _json(_RELEASE),
        _replacing("ce_source", b"/press\nforged=line"),
    ),
    HostileMessage(
        "NUL in an extension",
        Reason.INVALID_HEADER,
        "header ce_partitionkey",
        _json(_RELEASE),
        (*_BINARY, ("ce_partitionkey", b"\0")),
    ),
    HostileMessage(
        "an attribute of odd name",
        Reason.INVALID_HEADER,
        "header ce_…",
        _json(_RELEASE),
        (*_BINARY, (f"ce_\n{SECRET}", None)),
    ),
    HostileMessage(
        "no event source", Reason.INVALID_HEADER, "header ce_source", _json(_RELEASE), _BINARY[:2]
    ),
    HostileMessage("event without value", Reason.EMPTY_VALUE, "value", None, _BINARY),
    HostileMessage(
        "version 0.3",
        Reason.UNSUPPORTED_CLOUDEVENT,
        "header ce_specversion",
        _json(_RELEASE),
        _replacing("ce_specversion", b"0.3"),
    ),
    HostileMessage(
        "XML declared",
        Reason.UNSUPPORTED_CONTENT_TYPE,
        "header content-type",
        _json(_RELEASE),
        (*_BINARY, ("content-type", b"application/xml")),
    ),
    HostileMessage(
        "HTML declared",
        Reason.UNSUPPORTED_CONTENT_TYPE,
        "header content-type",
        b"<p>Text</p>",
        (("content-type", b"text/html"),),
    ),
    HostileMessage(
        "Latin-1 declared",
        Reason.UNSUPPORTED_CONTENT_TYPE,
        "header content-type",
        _json(_RELEASE),
        (("content-type", b"application/json; charset=ISO-8859-1"),),
    ),
    HostileMessage(
        "batch of events",
        Reason.UNSUPPORTED_CLOUDEVENT,
        "header content-type",
        b"[" + _event() + b"]",
        (("content-type", b"application/cloudevents-batch+json"),),
    ),
    HostileMessage(
        "Avro event",
        Reason.UNSUPPORTED_CLOUDEVENT,
        "header content-type",
        b"Obj\x01",
        (("content-type", b"application/cloudevents+avro"),),
    ),
    HostileMessage("event is an array", Reason.NOT_AN_OBJECT, "value", b"[" + _event() + b"]", _STRUCTURED),
    HostileMessage("event without type", Reason.MISSING_FIELD, "type", _eventless("type"), _STRUCTURED),
    HostileMessage("event id is a number", Reason.WRONG_TYPE, "id", _event(id=1), _STRUCTURED),
    HostileMessage("event source empty", Reason.INVALID_VALUE, "source", _event(source=""), _STRUCTURED),
    HostileMessage(
        "structured version 2.0",
        Reason.UNSUPPORTED_CLOUDEVENT,
        "specversion",
        _event(specversion="2.0"),
        _STRUCTURED,
    ),
    HostileMessage(
        "version is a number",
        Reason.UNSUPPORTED_CLOUDEVENT,
        "specversion",
        _event(specversion=1.0),
        _STRUCTURED,
    ),
    HostileMessage(
        "data is XML",
        Reason.UNSUPPORTED_CONTENT_TYPE,
        "datacontenttype",
        _event(datacontenttype="text/xml"),
        _STRUCTURED,
    ),
    HostileMessage("no data", Reason.MISSING_FIELD, "data", _dataless(), _STRUCTURED),
    HostileMessage("data is null", Reason.NOT_AN_OBJECT, "data", _event(data=None), _STRUCTURED),
    HostileMessage("data is a string", Reason.NOT_AN_OBJECT, "data", _event(data=SECRET), _STRUCTURED),
    HostileMessage(
        "data twice", Reason.INVALID_VALUE, "data_base64", _event(data_base64="e30="), _STRUCTURED
    ),
    HostileMessage(
        "data not Base64",
        Reason.INVALID_VALUE,
        "data_base64",
        _dataless(data_base64=f"%{SECRET}"),
        _STRUCTURED,
    ),
    HostileMessage(
        "Base64 of no JSON",
        Reason.NOT_JSON,
        "data_base64, line 1 column 1",
        _dataless(data_base64=b64encode(SECRET.encode()).decode()),
        _STRUCTURED,
    ),
    HostileMessage(
        "data elsewhere",
        Reason.BODY_BY_REFERENCE,
        "dataref",
        _dataless(dataref=f"https://x.org/?key={SECRET}"),
        _STRUCTURED,
    ),
    HostileMessage(
        "data without title",
        Reason.MISSING_FIELD,
        "data.title",
        _event(data={"id": "r", "publisher": "p", "body": SECRET}),
        _STRUCTURED,
    ),
    HostileMessage(
        "data's day not on the calendar",
        Reason.INVALID_VALUE,
        "data.published_at",
        _event(data=_RELEASE | {"published_at": "2023-02-29"}),
        _STRUCTURED,
    ),
)

HOSTILE_MESSAGES = (*NOT_TEXT, *NOT_JSON, *NOT_A_RELEASE, *HOSTILE_MARKUP, *NOT_AN_EVENT)
