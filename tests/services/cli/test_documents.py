import io
from pathlib import Path

import pytest

from services.cli.documents import Document, read_documents
from services.cli.faults import CommandError, ExitCode


def read(tmp_path: Path, name: str, content: bytes) -> list[Document]:
    path = tmp_path / name
    path.write_bytes(content)
    return [
        Document(document.where.removeprefix(f"{tmp_path}/"), document.kind, document.content)
        for document in read_documents([str(path)])
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"{not json}", "text"),
        ("a.html", b"Just words", "html"),
        ("a.json", b'\n{"id": 1}\n', "json"),
        ("a", b"Minister goes to Oslo\n", "text"),
        ("a", b"\n\n  <p>Minister goes to Oslo</p>", "html"),
        ("a", b'{\n "id": 1\n}\n', "json"),
        ("a", b"", "text"),
    ],
)
def test_the_ending_tells_the_kind_else_the_first_character(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (document,) = read(tmp_path, name, content)
    assert (document.where, document.kind, document.content) == (name, kind, content)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a"])
def test_each_line_of_jsonl_is_a_document_that_knows_its_line(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, b'\n{"id":1}\r\n\n{"id":2}') == [
        Document(f"{name}:2", "json", b'{"id":1}'),
        Document(f"{name}:4", "json", b'{"id":2}'),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl"])
def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path, name: str) -> None:
    (document,) = read(tmp_path, name, b'\xef\xbb\xbf{"id":1}')
    assert document.content == b'{"id":1}'


def test_line_ends_of_a_text_stay_as_they_are(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"one\r\ntwo\r\n")[0].content == b"one\r\ntwo\r\n"


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Minister goes to Oslo")))
    assert list(read_documents(["-"])) == [Document("standard input", "text", b"Minister goes to Oslo")]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none.txt: cannot be read: No such file") as caught:
        list(read_documents([str(tmp_path / "none.txt")]))
    assert caught.value.exit_code == ExitCode.USAGE
