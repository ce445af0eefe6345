"""The releases that the demo publishes and what is to come of each; the people in them are made up."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

ComesOut = Literal["visit events", "a dead letter", "nothing"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of `releases/`; `release_id` is also the key it is published under."""

    name: str
    comes_out: ComesOut

    @property
    def release_id(self) -> str:
        """The `id` of the release; of the malformed one, which nobody can read, the one it would have."""
        return f"demo-{self.name}"

    def value(self) -> bytes:
        """Read the message as it is published."""
        return files("services.demo").joinpath("releases", f"{self.name}.json").read_bytes()


SAMPLES = (
    Sample("outbound-trip", comes_out="visit events"),
    Sample("inbound-guest", comes_out="visit events"),
    Sample("day-report", comes_out="visit events"),
    Sample("postponed-visit", comes_out="visit events"),
    Sample("courtesy-call", comes_out="visit events"),
    Sample("no-visit", comes_out="nothing"),
    Sample("malformed", comes_out="a dead letter"),
)
