from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.release import AcceptedRelease
from services.cli.release_files import Fault, ToPublish, ToRead, read_announcements, read_releases

TEXT = "\nTrade minister to visit Oslo\n\nMs Ana Reyes will visit Oslo tomorrow.\n"


def announced(tmp_path: Path, name: str, content: bytes, **told: object) -> dict[str, object]:
    path = tmp_path / name
    path.write_bytes(content)
    (read,) = read_announcements([str(path)], told)
    assert isinstance(read, ToPublish), read
    return orjson.loads(read.value)


def released(tmp_path: Path, name: str, content: bytes, **told: object) -> AcceptedRelease:
    path = tmp_path / name
    path.write_bytes(content)
    (read,) = read_releases([str(path)], told)
    assert isinstance(read, ToRead), read
    return read.release


def faults(tmp_path: Path, content: bytes) -> list[str]:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    read = [*read_announcements([str(path)], {}), *read_releases([str(path)], {})]
    return [str(one).removeprefix(f"{tmp_path}/") for one in read if isinstance(one, Fault)]


def test_the_first_line_of_a_text_is_its_title_and_the_whole_text_its_body(tmp_path: Path) -> None:
    fields = announced(tmp_path, "a.txt", TEXT.encode())
    assert fields["title"] == "Trade minister to visit Oslo"
    assert fields["body"] == TEXT


def test_the_same_text_has_the_same_id_and_another_text_another(tmp_path: Path) -> None:
    first = announced(tmp_path, "a.txt", TEXT.encode())["id"]
    again = announced(tmp_path, "b.txt", TEXT.encode())["id"]
    other = announced(tmp_path, "a.txt", TEXT.encode() + b".")["id"]
    assert first == again != other


def test_what_options_tell_of_a_text_counts(tmp_path: Path) -> None:
    told = {
        "id": "r-1",
        "title": "T",
        "publisher": "Ministry",
        "published_at": "2026-03-03",
        "language": "fr",
    }
    fields = announced(tmp_path, "a.txt", TEXT.encode(), **told)
    assert {name: fields[name] for name in told} == told


def test_what_an_object_tells_counts_more_than_options(tmp_path: Path) -> None:
    content = orjson.dumps({"id": "r-1", "publisher": "Ministry", "title": None, "body": TEXT})
    fields = announced(tmp_path, "a.json", content, id="r-2", publisher="Other", title="T")
    assert (fields["id"], fields["publisher"], fields["title"]) == ("r-1", "Ministry", "T")


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Minister in Oslo</title><h1>News</h1><p>He went.</p>", "Minister in Oslo"),
        ("<title> </title><h1>Minister\n in Oslo</h1><p>He went.</p>", "Minister in Oslo"),
    ],
)
def test_the_title_of_a_page_is_its_title_else_its_first_heading(
    tmp_path: Path, html: str, title: str
) -> None:
    fields = announced(tmp_path, "a.html", html.encode())
    assert (fields["title"], fields["content_type"], fields["body"]) == (title, "text/html", html)


def test_a_release_object_becomes_an_announcement(tmp_path: Path) -> None:
    release = {
        "id": "r-1",
        "title": "T",
        "published_at": None,
        "publisher": "Ministry",
        "lang": "en",
        "text": TEXT,
    }
    assert announced(tmp_path, "a.jsonl", orjson.dumps(release)) == {
        "id": "r-1",
        "title": "T",
        "publisher": "Ministry",
        "language": "en",
        "body": TEXT,
    }


def test_a_release_is_read_exactly_as_given(tmp_path: Path) -> None:
    text = " Spaces \u00a0 and\r\nlines\u2028 e\u0301 stay."
    given = {"id": "r-1", "title": "", "published_at": None, "publisher": "P", "lang": "en", "text": text}
    release = released(tmp_path, "a.jsonl", orjson.dumps(given))
    assert (release.text, release.title, release.published_at) == (text, "", None)


def test_a_text_file_is_read_exactly_as_given(tmp_path: Path) -> None:
    assert released(tmp_path, "a.txt", TEXT.encode()).text == TEXT


def test_a_printed_publication_time_is_used_where_none_is_told(tmp_path: Path) -> None:
    text = TEXT + "\nEnds/Tuesday, March 3, 2026\n"
    found = released(tmp_path, "a.txt", text.encode())
    told = released(tmp_path, "a.txt", text.encode(), published_at="2026-03-04")
    assert (found.published_at, found.published_at_source) == ("2026-03-03", "text")
    assert (told.published_at, told.published_at_source) == ("2026-03-04", "message")


def test_the_tags_of_a_page_are_no_part_of_the_text_that_is_read(tmp_path: Path) -> None:
    release = released(tmp_path, "a.html", b"<title>T</title><p>She went.</p><p>He came.</p>")
    assert release.text == "She went.\n\nHe came."


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (b"{bad}", "value"),
        (b"[1]", "value"),
        (b'{"id": "r", "id": "s", "title": "T", "publisher": "P", "text": "x"}', "value"),
        (b'{"id": 7, "title": "T", "publisher": "P", "text": "x"}', "id"),
        (b'{"title": "T", "publisher": "P", "text": "x"}', "id"),
        (b'{"id": "r", "title": "T", "publisher": "P", "text": 7}', ""),
        (b'{"id": "r", "title": "T", "publisher": "P", "text": "x", "published_at": "soon"}', "published_at"),
        (b'{"id": "r", "title": "T", "publisher": "P", "text": "\\ud800"}', "value"),
        (b"\xff", "value"),
    ],
)
def test_what_is_no_release_is_a_fault_that_tells_file_line_and_field(
    tmp_path: Path, line: bytes, where: str
) -> None:
    found = faults(tmp_path, b'\n{"id":"a","title":"T","publisher":"P","text":"x"}\n' + line)
    assert len(found) == 2
    assert all(fault.startswith(f"a.jsonl:3: {where}") for fault in found)


def test_a_text_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Visite à Oslo".encode("latin-1"))
    (fault,) = read_releases([str(path)], {})
    assert str(fault).endswith("byte 7: The file is not UTF-8; convert it, for instance with iconv -t UTF-8.")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(), name=st.sampled_from(["a", "a.txt", "a.html", "a.json", "a.jsonl"]))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert all(isinstance(read, ToPublish | Fault) for read in read_announcements([str(path)], {}))
    assert all(isinstance(read, ToRead | Fault) for read in read_releases([str(path)], {}))
