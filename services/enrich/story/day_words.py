"""Words that say how the day of one event hangs on that of another, compiled once for each language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.enrich.story.alternation import any_of


@dataclass(frozen=True, slots=True)
class DayWords:
    """What each list of `days.toml` means, as patterns over words in small letters.

    `onward` and `onward_heads` carry an event on from the one before, `within` puts it anywhere in the
    stay, `open` on a day left open, `adds` beside the one before. `length` matches what follows the length
    of a stay; `ends`, `backs`, `opens` and `arrivals` what leads up to the day that ends or opens one, `edge`
    what stands behind it; `openers` verbs that tell only a beginning; `ending` the words that end a stay,
    and its noun. `meals` have a time of their own; `preludes` come before a journey.
    """

    onward: re.Pattern[str]
    onward_heads: re.Pattern[str]
    within: re.Pattern[str]
    open: re.Pattern[str]
    adds: re.Pattern[str]
    stays: re.Pattern[str]
    length: re.Pattern[str]
    ends: re.Pattern[str]
    backs: re.Pattern[str]
    opens: re.Pattern[str]
    openers: re.Pattern[str]
    ending: re.Pattern[str]
    arrivals: re.Pattern[str]
    meals: re.Pattern[str]
    preludes: re.Pattern[str]
    edge: re.Pattern[str]


def compile_day_words(lists: Mapping[str, Sequence[str]]) -> DayWords:
    """Compile the lists of `days.toml`."""
    stays, reach = any_of(lists["stays"]), r"\b[^.;]{0,60}$"
    return DayWords(
        onward=re.compile(rf"\b{any_of(lists['onward'])}\b"),
        onward_heads=re.compile(rf"\W*{any_of(lists['onward_heads'])}\b"),
        within=re.compile(rf"\b{any_of(lists['within'])}\b"),
        adds=re.compile(rf"\b{any_of(lists['adds'])}\b"),
        open=re.compile(rf"\b{any_of(lists['open'])}\b"),
        stays=re.compile(rf"\b{stays}\b"),
        length=re.compile(rf"(?:\s+[\w-]+){{0,4}}?\s+{stays}\b", re.IGNORECASE),
        ends=re.compile(rf"\b{any_of(lists['ends'])}{reach}"),
        backs=re.compile(rf"\b{any_of(lists['backs'])}{reach}"),
        opens=re.compile(rf"\b{any_of(lists['opens'])}{reach}"),
        openers=re.compile(any_of(lists["openers"])),
        ending=re.compile(rf"\b{any_of(lists['ends'])}\b[^.;]{{0,60}}?\b{stays}\b"),
        edge=re.compile(
            rf"\W*(?:\w+\s+)?(?:(?P<ends>{any_of(lists['ends'])})|{any_of(lists['opens'])})\b[^.;]{{0,40}}?\b{stays}\b"
        ),
        preludes=re.compile(rf"\W*{any_of(lists['preludes'])}\b"),
        meals=re.compile(rf"\b{any_of(lists['meals'])}"),
        arrivals=re.compile(rf"\b{any_of(lists['arrivals'])}\b[^.;]{{0,40}}$"),
    )
