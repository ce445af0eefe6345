from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.enrich.wire.identity import identities

contents = st.lists(st.tuples(st.text(), st.text()), max_size=8)


@given(st.text(), contents)
def test_every_event_of_a_release_has_its_own_name(release: str, told: list[tuple[str, str]]) -> None:
    names = identities(release, told)
    assert len(set(names)) == len(told)
    assert all(UUID(name).version == 5 for name in names)


@given(contents)
def test_the_same_events_have_the_same_names_again(told: list[tuple[str, str]]) -> None:
    assert identities("a", told) == identities("a", told)


def test_names_never_change() -> None:
    assert identities("release-1", [("arrival", "Oslo")]) == ("679d58af-8d8a-5424-a305-ed1d61a380df",)
