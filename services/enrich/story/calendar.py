"""What a release has set of its days, from which undated events take theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from schemas.visit import Place
from services.enrich.reading import Reading
from services.enrich.span import Found
from services.enrich.story.day_words import DayWords
from services.enrich.story.leg import Legs
from services.enrich.story.stay import Stays, is_range
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime, derive_stay

When = Found[ResolvedTime] | None


@dataclass(frozen=True, slots=True)
class Report:
    """The day that a release reports on, and the sentence from which it may be lent."""

    when: Found[ResolvedTime]
    sentence: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day told: of what is planned or over, of a leg or an engagement."""

    when: Found[ResolvedTime]
    is_planned: bool
    is_leg: bool


@dataclass(slots=True)
class Calendar:
    """What the release has set: its stays and legs, its own day, and the days told so far.

    `numbers`: the days of the stay told by number, the last first. `engaged`: the days of what is planned at
    each place. `latest`: the day told last in the paragraph; `running`: told last of an engagement, across
    paragraphs; `numbered`: by its number, until another is told; `lead`: by the paragraph's first sentence.
    `moves`: where journeys are told, and where the day of each.
    """

    reading: Reading
    words: DayWords
    stays: Stays
    legs: Legs
    headings: Mapping[int, Found[ResolvedTime]]
    numbers: list[Found[ResolvedTime]]
    engaged: Mapping[Place, Found[ResolvedTime]]
    report: Report | None
    published: date | None
    is_concluded: bool
    paragraph: int = -1
    latest: Day | None = None
    running: Day | None = None
    numbered: When = None
    lead: ResolvedTime | None = None
    moves: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def heading(self) -> When:
        """The day or range that heads the section."""
        return self.headings.get(self.paragraph)

    def turn_to(self, event: Told) -> None:
        """Forget the paragraph before when an event stands in another; read on in the numbered days."""
        paragraph = self.reading.sentences[event.sentence].paragraph
        if paragraph != self.paragraph:
            self.latest, self.lead, self.paragraph = None, None, paragraph
        while self.numbers and self.numbers[-1].span.start < event.group:
            self.numbered = self.numbers.pop()

    def note(self, event: Told, lender: Told | None) -> None:
        """Remember the day of an event, told by its own words or by those of the `lender` beside it."""
        if event.time is None:
            return
        day = Day(event.time, event.status == "planned", event.travels)
        self.numbered = None
        if event.type == "arrival" or not event.travels or event.status == "planned":
            self.latest = day
        if event.travels:
            self.moves.setdefault(event.trigger.start, event.time.span.start)
        elif not is_range(event.time.value):
            self.running = day
            self.lead = event.time.value if lender is None and self._opens_paragraph(event) else self.lead

    def note_lent(self, event: Told) -> None:
        """Remember a lent day within its paragraph."""
        if event.time is not None:
            self.latest = Day(event.time, event.status == "planned", is_leg=is_range(event.time.value))

    def _opens_paragraph(self, event: Told) -> bool:
        before = event.sentence - 1
        return before < 0 or self.reading.sentences[before].paragraph != self.paragraph

    def tells_within(self, event: Told) -> bool:
        """Say whether the words up to an event put it anywhere in a stay."""
        start = self.reading.sentences[event.sentence].start
        return bool(self.words.within.search(self.reading.text[start : event.group].casefold()))

    def words_of(self, event: Told) -> str:
        """Give the words of an event's clause in small letters."""
        return self.reading.text[event.group : max(event.trigger.end, event.clause.end)].casefold()

    def today(self, event: Told) -> When:
        """Give the day of publication, for what is told as under way."""
        return Found(derive_stay(self.published, 1), event.trigger) if self.published else None
