import re
from html.parser import HTMLParser

import pytest

from schemas.release import AcceptedRelease
from services.bench.samples import samples
from services.enrich.trace import Trace, trace
from services.explanation.page import page


class Page(HTMLParser):
    """Collects what a page holds, and fails on a tag that is closed by another."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: list[tuple[set[str], str]] = []
        self.tags: set[str] = set()
        self._open: list[tuple[str, set[str]]] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        if tag not in {"meta", "br"}:
            self._open.append((tag, set(told.get("class", "").split())))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "mark":
            self.marked.append((self._open[-1][1], data))
        self.text += data


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_page_is_well_formed_and_its_links_lead_somewhere(sample: AcceptedRelease) -> None:
    found = Page(page([(sample, trace(sample))]))
    assert len(set(found.ids)) == len(found.ids)
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_a_page_needs_no_network_and_no_script() -> None:
    written = page([(sample, trace(sample)) for sample in samples()])
    found = Page(written)
    assert not found.tags & {"script", "link", "img", "iframe", "form"}
    assert "default-src 'none'" in written
    assert not re.search(r"url\(|@import|https?:|//", written.split("<body>")[0])


def test_every_event_has_its_card_and_its_evidence_marked() -> None:
    sample = samples()[0]
    found, told = Page(page([(sample, trace(sample))])), trace(sample)
    for number, reported in enumerate(told.reported, 1):
        marked = {words for classes, words in found.marked if f"r1e{number}" in classes}
        quoted = {quote.text for quote in reported.event.evidence if quote.field == "type"}
        assert any(quote in words for quote in quoted for words in marked)
        assert f"r1e{number}" in found.ids
        assert f"r1e{number}-at" in found.ids
        assert reported.rule.means in found.text


def test_words_without_event_are_told_with_the_reason() -> None:
    sample = next(sample for sample in samples() if sample.id == "bench-state-department")
    found = Page(page([(sample, trace(sample))]))
    assert len([name for name in found.ids if re.fullmatch(r"r1n\d+", name)]) == len(trace(sample).unreported)
    assert "Told, and no event" in found.text


def test_the_text_is_there_once_a_headline_being_the_title() -> None:
    text = "Minister in Oslo\n\nMs Ana Reyes met with the Mayor of Oslo, Mr Ola Berg, today (March 3)."
    release = samples()[0].model_copy(update={"title": "Minister in Oslo", "text": text})
    found = plain(Page(page([(release, Trace())])).text)
    assert found.count("Minister in Oslo") == 2  # the page's own title is one
    assert "Ms Ana Reyes met with the Mayor of Oslo, Mr Ola Berg, today (March 3)." in found


def test_what_a_release_says_is_text_and_nothing_else() -> None:
    hostile = '<script>alert(1)</script> & "quotes" </style>'
    release = samples()[0].model_copy(
        update={"title": hostile, "publisher": hostile, "id": hostile, "text": f"{hostile} met"}
    )
    found = Page(page([(release, Trace())]))
    assert "script" not in found.tags
    assert hostile in found.text


def test_releases_on_one_page_have_ids_of_their_own() -> None:
    found = Page(page([(sample, trace(sample)) for sample in samples()[:3]]))
    assert len(set(found.ids)) == len(found.ids)
    assert {"r1e1", "r2e1", "r3e1"} <= set(found.ids)


def test_a_page_of_no_release_is_a_page() -> None:
    assert Page(page([])).ids == []
