"""Explanations as one page: a file that needs no network and no script.

An event under the pointer, focused, or followed to by its number shows its evidence alone: CSS does it, by
`:has()`. Where a browser has none, all evidence stays marked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.enrich.trace import Reported, Trace, Unreported
from services.explanation.marks import (
    KINDS,
    Mark,
    Piece,
    letters,
    marks_of,
    marks_of_untold,
    pieces,
    split,
)
from services.explanation.reasons import reason_words
from services.explanation.wording import rows

_FILES = files("services.explanation")
_QUOTED = 240


def page(explained: Sequence[tuple[AcceptedRelease, Trace]]) -> str:
    """Write an HTML page with a section for each release."""
    articles = [_Article(f"r{number}", *one) for number, one in enumerate(explained, 1)]
    rules = (rule for article in articles for rule in article.highlights())
    first = explained[0][0] if explained else None
    return Template(_FILES.joinpath("page.html").read_text(encoding="utf-8")).substitute(
        title=escape(first.title or first.id) if first else "",
        style="\n".join((_FILES.joinpath("page.css").read_text(encoding="utf-8"), *rules)),
        articles="\n".join(article.html() for article in articles),
    )


@dataclass(frozen=True, slots=True)
class _Article:
    """One release on the page; `name` begins its ids."""

    name: str
    release: AcceptedRelease
    trace: Trace

    def html(self) -> str:
        """Write the release with its events beside it and the words without event below."""
        release, marks = self.release, self._marks()
        title, text = self._title_and_text(marks)
        published = release.published_at or "date unknown"
        return (
            f'<article id="{self.name}"><header><h1>{title}</h1>'
            f'<p class="meta">{escape(release.publisher)}, {escape(published)} ({escape(release.id)})</p>'
            f"{_legend(marks)}</header>"
            f'<div class="columns"><div class="text">{text}</div>'
            f'<section class="events"><h2>{_heading(len(self.trace.reported))}</h2>'
            f'<ol class="cards">{"".join(self._cards())}</ol></section></div>{self._untold()}</article>'
        )

    def highlights(self) -> Iterator[str]:
        """Yield the rules that show the evidence of one event alone, and whose evidence is pointed at."""
        for number in range(1, len(self.trace.reported) + 1):
            event = f"{self.name}e{number}"
            shown = f"#{self.name}:has(#{event}:is(:hover, :focus-within, :target), #{event}-at:target)"
            yield f"{shown} :is(h1, .text) mark:not(.{event}) {{ background: none; opacity: .5; }}"
            yield f"#{self.name}:has(mark.{event}:hover) #{event} {{ border-color: currentColor; }}"

    def _marks(self) -> list[Mark]:
        events = (reported.event for reported in self.trace.reported)
        return [*marks_of(events), *marks_of_untold(self.trace.unreported)]

    def _title_and_text(self, marks: Iterable[Mark]) -> tuple[str, str]:
        """Write the text with its marks; a title that it begins with is taken out of it."""
        written = self.release.text
        title = self.release.title if written.startswith(self.release.title) else ""
        head, body = split(pieces(written, marks), len(title))
        seen = set[int]()
        shown = "".join(self._piece(piece, seen) for piece in head)
        text = "".join(self._piece(piece, seen) for piece in body)
        return shown or escape(self.release.title or self.release.id), text.lstrip()

    def _piece(self, piece: Piece, seen: set[int]) -> str:
        """Write a piece with its marks; what tells an event's type for the first time can be linked to."""
        words = escape(piece.text)
        if piece.kind is None:
            return words
        if piece.kind == "untold":
            links = (_number(f"{self.name}n{number}", letters(number)) for number in piece.numbers)
            return f'<mark class="untold">{words}</mark>{"".join(links)}'
        names = " ".join((piece.kind, *(f"{self.name}e{number}" for number in piece.events)))
        marked = f'<mark class="{names}" title="{KINDS[piece.kind]}">{words}</mark>'
        if piece.kind != "type":
            return marked
        anchors = (
            f'<span id="{self.name}e{number}-at"></span>' for number in piece.numbers if number not in seen
        )
        links = (_number(f"{self.name}e{number}", str(number)) for number in piece.numbers)
        linked = f"{''.join(anchors)}{marked}{''.join(links)}"
        seen.update(piece.numbers)
        return linked

    def _cards(self) -> Iterator[str]:
        for number, reported in enumerate(self.trace.reported, 1):
            yield _card(f"{self.name}e{number}", number, reported)

    def _untold(self) -> str:
        if not self.trace.unreported:
            return ""
        cards = (
            _untold_card(f"{self.name}n{number}", number, one, self.release.text)
            for number, one in enumerate(self.trace.unreported, 1)
        )
        return (
            '<section class="untold-cards"><h2>Told, and no event</h2>'
            f'<ol class="cards">{"".join(cards)}</ol></section>'
        )


def _heading(events: int) -> str:
    return "1 event" if events == 1 else f"{events or 'No'} events"


def _legend(marks: Iterable[Mark]) -> str:
    there = {mark.kind for mark in marks}
    shown = (f'<li class="kind {kind}">{word}</li>' for kind, word in KINDS.items() if kind in there)
    return f'<ul class="legend">{"".join(shown)}</ul>'


def _number(target: str, written: str) -> str:
    return f'<a class="number" href="#{target}">{written}</a>'


def _card(name: str, number: int, reported: Reported) -> str:
    event, rule = reported.event, reported.rule
    return (
        f'<li class="card {event.status}" id="{name}" tabindex="0">'
        f'<h3><a href="#{name}-at">{number} {event.type.replace("_", " ")}</a>'
        f'<span class="status">{event.status}</span>'
        f'<span class="confidence" title="confidence">{event.confidence:.2f}</span></h3>'
        f"<dl>{''.join(_rows(event))}</dl>"
        f'<p class="why">Rule <b>{escape(rule.name)}</b>: {escape(rule.means)}</p></li>'
    )


def _rows(event: VisitEvent) -> Iterator[str]:
    for kind, words in rows(event):
        yield f'<dt><span class="kind {kind}">{KINDS[kind]}</span></dt><dd>{escape(words)}</dd>'


def _untold_card(name: str, number: int, unreported: Unreported, text: str) -> str:
    words, sentence, rule = unreported.words, unreported.sentence, unreported.rule
    before, behind = text[sentence.start : words.start], text[words.end : sentence.end]
    marked = f'<mark class="untold">{escape(text[words.start : words.end])}</mark>'
    quoted = f"{escape(before.lstrip()[-_QUOTED:])}{marked}{escape(behind.rstrip()[:_QUOTED])}"
    return (
        f'<li class="card" id="{name}"><blockquote>{quoted}</blockquote>'
        f'<p class="why">{letters(number)}: <b>{escape(reason_words(unreported))}</b> '
        f"(rule {escape(rule.name)}: {escape(rule.means)})</p></li>"
    )
