"""The release that an example's text stands in: a Norwegian ministry's, of 4 May 2024."""

from schemas.release import AcceptedRelease


def release_of(text: str) -> AcceptedRelease:
    return AcceptedRelease(
        id="example",
        revision=1,
        url=None,
        title="An example",
        publisher="Ministry of Foreign Affairs, Norway",
        published_at="2024-05-04",
        language="en",
        published_at_source="message",
        text=text,
    )
