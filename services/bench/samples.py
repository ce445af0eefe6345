"""The releases that the benchmarks read; the people in them are made up."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from itertools import cycle

from schemas.release import AcceptedRelease


def samples() -> tuple[AcceptedRelease, ...]:
    """Read the releases of `releases.toml`, as ingest would hand them on."""
    told = tomllib.loads(files("services.bench").joinpath("releases.toml").read_text(encoding="utf-8"))
    return tuple(
        AcceptedRelease(
            id=f"bench-{fields['id']}",
            revision=1,
            url=None,
            title=fields["title"],
            publisher=fields["publisher"],
            published_at=fields["published_at"],
            published_at_source="message",
            language="en",
            text=fields["text"].strip(),
        )
        for fields in told["release"]
    )


def joined(releases: Iterable[AcceptedRelease], characters: int) -> AcceptedRelease:
    """Join the texts of releases, over and over, to one release of so many characters."""
    listed = tuple(releases)
    texts: list[str] = []
    length = 0
    for release in cycle(listed):
        if length >= characters:
            break
        texts.append(release.text)
        length += len(release.text) + len("\n\n")
    return listed[0].model_copy(update={"text": "\n\n".join(texts)[:characters]})
