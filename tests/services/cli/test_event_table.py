import io

from rich.console import Console

from schemas.release import ReleaseIdentity
from schemas.visit import Extractor, Party, Place, Role, Time, Trip, VisitEvent
from services.cli.event_table import EventTable

RELEASE = ReleaseIdentity(
    id="r-1",
    revision=1,
    url=None,
    title="Minister abroad",
    publisher="Ministry",
    published_at=None,
    language="en",
)
OSLO = Place(name="Oslo", kind="city", country="NO")
EVENT = VisitEvent(
    event_id="e",
    trip_id="t",
    release=RELEASE,
    type="departure",
    status="planned",
    visitors=(Party(kind="person", name="Ana Reyes", roles=(Role(title="Minister", organisation="Trade"),)),),
    counterparts=(Party(kind="group", text="business leaders"), Party(kind="delegation")),
    site="City Hall",
    occasion="Trade Fair",
    place=Place(name="Norway", kind="country", country="NO"),
    origin=OSLO,
    time=Time(edtf="2026-03-03", period="AF", basis="explicit"),
    trip=Trip(),
    evidence=(),
    confidence=0.9,
    extractor=Extractor(name="rules", version="1"),
)


def shown(*events: VisitEvent) -> str:
    out = io.StringIO()
    table = EventTable(Console(file=out, width=200))
    for event in events:
        table.print(event)
    return out.getvalue()


def test_a_row_tells_what_when_where_who_and_with_whom() -> None:
    text = shown(EVENT)
    for cell in (
        "departure",
        "planned",
        "2026-03-03",
        "afternoon",
        "Oslo, NO → Norway",
        "Ana Reyes (Minister, Trade)",
        "business leaders, delegation; Trade Fair; City Hall",
    ):
        assert cell in text


def test_the_release_is_told_once_above_its_events() -> None:
    assert shown(EVENT, EVENT).count("Minister abroad") == 1


def test_another_release_is_told_anew() -> None:
    other = EVENT.model_copy(update={"release": RELEASE.model_copy(update={"title": "Second report"})})
    text = shown(EVENT, other)
    assert text.index("Minister abroad") < text.index("Second report")


def test_rows_printed_one_by_one_have_their_columns_in_line() -> None:
    short = EVENT.model_copy(update={"visitors": (), "counterparts": (), "origin": None})
    places = [
        line.index("Norway")
        for line in shown(EVENT.model_copy(update={"origin": None}), short).splitlines()
        if "Norway" in line
    ]
    assert len(places) == 2
    assert len(set(places)) == 1


def test_an_event_of_which_little_is_known_has_empty_cells() -> None:
    bare = EVENT.model_copy(
        update={"time": None, "place": None, "origin": None, "site": None, "occasion": None, "visitors": ()}
    )
    assert "None" not in shown(bare)
