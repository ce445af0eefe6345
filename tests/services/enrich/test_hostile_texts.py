"""Texts that nobody would publish are read to their end, and their evidence is exact."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import islice, product
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.enrich.extract import extract
from services.enrich.mask import MASKS

TOLD = "The Minister of Transport, Ms Vera Holm, visited the Eastgate Tunnel Works in Bergen today."
MOST_GROWTH = 2.5
"""How many times the work may grow when a text becomes twice as long."""


def release_of(text: str) -> AcceptedRelease:
    return AcceptedRelease(
        id="hostile",
        revision=1,
        url=None,
        title="A title",
        publisher="Ministry of Transport, Norway",
        published_at="2024-05-04",
        language="en",
        published_at_source="message",
        text=text,
    )


def events_of(text: str) -> tuple[VisitEvent, ...]:
    """Extract, and see that every quote stands where it says."""
    events = extract(release_of(text))
    for event in events:
        assert all(quote.text == text[quote.start : quote.end] for quote in event.evidence)
    return events


def names(number: int) -> str:
    first = ("Vera", "Jonas", "Ana", "Paul", "Rosa", "Lars", "Ingrid", "Kenji", "Lena", "Ole")
    parts = ("Hol", "Vel", "Rio", "Ort", "Ber", "Pin", "Dah", "Bra", "Ara", "Moe")
    told = (f"Mr {name} {''.join(last).capitalize()}" for name, *last in product(first, parts, parts, parts))
    return ", ".join(islice(told, number))


TEXTS: dict[str, Callable[[int], str]] = {
    "one verb": lambda size: "visited " * size,
    "a verb and its preposition": lambda size: "will visit to be met by " * (size // 4),
    "a noun": lambda size: "visit to " * size,
    "delegations": lambda size: "delegation led by " * (size // 4),
    "one capital": lambda size: "A" * size,
    "capitals": lambda size: "Harbour " * size,
    "titles": lambda size: "Minister of " * size,
    "honorifics": lambda size: "Mr " * size,
    "places": lambda size: "Oslo, " * size,
    "days": lambda size: "4 May 2024, " * (size // 4),
    "numbers": lambda size: "12 345,67 " * size,
    "scripts": lambda size: (
        "زار الوزير 总统访问 Президент посетил मंत्री ने दौरा เยือน visited Oslo " * (size // 10)
    ),
    "invisible characters": lambda size: (
        "Ms Ve\u200bra Ho\u202elm vis\u200dited Os\u2066lo\u2069. " * (size // 8)
    ),
    "combining marks": lambda size: "Ms V\u0301era H\u0323olm visited O\u0308slo. " * (size // 8),
    "piled marks": lambda size: "Ms Vera Holm visited O" + "\u0301\u0323" * size + "slo.",
    "the letters of the mask": lambda size: f"Ms Vera {MASKS} visited \ue002\ue002, {MASKS}. " * (size // 8),
    "other private letters": lambda size: "visited \U000f0000\U0010fffd\ufffe\ufffd " * (size // 4),
    "names": lambda size: f"Ms Vera Holm met {names(size // 2)} in Oslo today.",
    "brackets": lambda size: "Ms Vera Holm visited " + "(" * size + "Oslo" + ")" * size,
    "square brackets": lambda size: "Ms Vera Holm visited " + "[" * size + "Oslo" + "]" * size,
    "quotation marks": lambda size: "Ms Vera Holm visited " + "“" * size + "Oslo" + "”" * size,
    "open quotation marks": lambda size: "“said " * size,
    "commas": lambda size: "Ms Vera Holm visited " + "," * size,
    "one line": lambda size: TOLD.replace(".", ", ") * (size // 20),
    "sentences": lambda size: f"{TOLD} " * (size // 20),
    "empty lines": lambda size: TOLD + "\n" * size + TOLD,
    "line ends": lambda size: f"{TOLD}\r\n" * (size // 20),
    "controls": lambda size: TOLD.replace(" ", " \x00\x0c") * (size // 20),
    "emoji": lambda size: TOLD.replace(" ", " \U0001f469\u200d\U0001f680 ") * (size // 20),
    "a programme": lambda size: "09:00 Meeting with Ms Vera Holm\n" * (size // 20),
    "pronouns": lambda size: f"{TOLD} " + "She visited Oslo. " * (size // 20),
}


def work(text: str) -> int:
    """Count the calls that reading a text takes, of functions in Python and in C."""
    calls = 0

    def count(_frame: FrameType, happens: str, _argument: object) -> None:
        nonlocal calls
        calls += happens in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(release_of(text))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_twice_as_long_takes_about_twice_the_work(name: str) -> None:
    extract(release_of(TOLD))
    once, twice = (work(TEXTS[name](size)) for size in (400, 800))
    assert twice <= MOST_GROWTH * once


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_is_read_to_its_end_with_exact_evidence_and_alike_twice(name: str) -> None:
    text = TEXTS[name](2_000)
    first, again = (b"".join(event.model_dump_json().encode() for event in events_of(text)) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 100_000, id="100,000 capitals"),
        pytest.param(TOLD.replace(".", ", ") * 2_000, id="a line of 200,000 characters"),
        pytest.param("\n" * 20_000 + TOLD, id="20,000 empty lines"),
        pytest.param(f"Ms Vera Holm met {names(10_000)} in Oslo today.", id="10,000 names"),
        pytest.param("(" * 5_000 + TOLD + ")" * 5_000, id="5,000 brackets"),
        pytest.param("O" + "\u0301\u0323" * 200_000, id="400,000 marks on one letter"),
    ],
)
def test_size_alone_stops_no_reading(text: str) -> None:
    assert len(events_of(text)) <= len(text) // len(TOLD) + 1


@pytest.mark.parametrize("letter", MASKS)
def test_a_letter_of_the_mask_in_the_text_stands_for_nothing(letter: str) -> None:
    assert events_of(f"{letter * 3} visited {letter * 4} on {letter * 5} with {letter}.") == ()


@pytest.mark.parametrize("letter", MASKS)
def test_a_letter_of_the_mask_between_words_changes_no_event(letter: str) -> None:
    plain, strewn = (
        [(event.type, event.site, event.place) for event in events_of(text)]
        for text in (TOLD, TOLD.replace(" visited ", f" {letter} visited {letter} "))
    )
    assert plain == strewn


WORDS = st.sampled_from(
    [*TOLD.split(), *MASKS, "\n", "(", "“", "”", ",", "and", "\u200b", "\u0301", "4 May", "Oslo"]
)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(min_size=1), st.lists(WORDS, min_size=1, max_size=60).map(" ".join)))
def test_whatever_a_text_holds_its_evidence_is_exact(text: str) -> None:
    events_of(text)


_PRINT_EVENTS = """
import sys
from schemas.release import AcceptedRelease
from services.bench.samples import samples
from services.enrich.extract import extract
for release in samples():
    for event in extract(release):
        sys.stdout.buffer.write(event.model_dump_json().encode() + b"\\n")
"""


def test_events_are_the_same_bytes_whatever_the_process_was_told() -> None:
    told = (
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", _PRINT_EVENTS],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **settled},
            check=True,
            capture_output=True,
        ).stdout
        for settled in told
    ]
    assert printed[0]
    assert len(set(printed)) == 1
