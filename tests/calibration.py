"""Fits the weights of confidence to annotated releases, and prints how well they hold.

    python -m tests.calibration GOLD RELEASES

Prints the weights as TOML and a table of reliability: for each tenth of confidence, how many events were
given it and how many of them were right; for the publishers that rules were written by, and for the third
that is held back.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from math import exp
from pathlib import Path
from typing import NamedTuple

from schemas.release import AcceptedRelease
from services.cli.release_files import ToRead, read_releases
from services.enrich.extract import read_drafts, read_opening, stages, write_events
from services.enrich.language import language_of
from services.enrich.wire.confidence import signs_of
from services.evaluation.align import align
from services.evaluation.found import found_in
from services.evaluation.gold import Gold

_HELD_BACK = 3
_ROUNDS, _STEP, _SHRINK = 4_000, 0.5, 0.002
_BANDS = 10


class Sample(NamedTuple):
    """One event found: what signs it had, whether it was right, and whether its publisher is held back."""

    signs: tuple[str, ...]
    right: bool
    held: bool


def samples(gold: Mapping[str, Gold], releases: Sequence[AcceptedRelease]) -> Iterator[Sample]:
    """Extract every annotated release and yield its events."""
    language = language_of("en")
    assert language is not None
    for release in releases:
        opening = read_opening(release, language)
        *_, (_, events) = stages(release, language, opening, tuple(read_drafts(opening.reading, language)))
        found = [found_in(event) for event in write_events(release, opening.reading, events)]
        right = {other for _, other in align(gold[release.id].events, found)}
        held = int(sha256(release.publisher.encode()).hexdigest(), 16) % _HELD_BACK == 0
        for number, event in enumerate(events):
            yield Sample(("always", *signs_of(event)), number in right, held)


def fit(told: Sequence[Sample]) -> dict[str, float]:
    """Fit a logistic regression by gradient ascent, each weight drawn a little towards nought."""
    weights = dict.fromkeys(sorted({sign for sample in told for sign in sample.signs}), 0.0)
    for _ in range(_ROUNDS):
        gradient = dict.fromkeys(weights, 0.0)
        for sample in told:
            missing = sample.right - rated(weights, sample)
            for sign in sample.signs:
                gradient[sign] += missing / len(told)
        for sign, slope in gradient.items():
            weights[sign] += _STEP * (slope - _SHRINK * weights[sign])
    return weights


def rated(weights: Mapping[str, float], sample: Sample) -> float:
    """Give the confidence of one event."""
    return 1 / (1 + exp(-sum(weights[sign] for sign in sample.signs if sign in weights)))


def reliability(weights: Mapping[str, float], told: Sequence[Sample]) -> Iterator[str]:
    """Yield a line for each tenth of confidence that any event was given."""
    for band in range(_BANDS):
        inside = [one for one in told if int(min(rated(weights, one), 0.999) * _BANDS) == band]
        if inside:
            right = sum(one.right for one in inside)
            mean = sum(rated(weights, one) for one in inside) / len(inside)
            low, high = band / _BANDS, (band + 1) / _BANDS
            yield f"| {low:.1f} to {high:.1f} | {len(inside)} | {mean:.2f} | {right / len(inside):.2f} |"


def main(gold_file: str, releases_file: str) -> None:
    """Fit, and print weights and tables."""
    lines = Path(gold_file).read_text(encoding="utf-8").splitlines()
    gold = {one.id: one for one in map(Gold.model_validate_json, lines)}
    read = [one.release for one in read_releases([releases_file], {}) if isinstance(one, ToRead)]
    told = list(samples(gold, [one for one in read if one.id in gold]))
    weights = fit(told)
    sys.stdout.write("[weights]\n" + "".join(f"{sign} = {value:.2f}\n" for sign, value in weights.items()))
    for name, held in (("written by", False), ("held back", True)):
        rows = "\n".join(reliability(weights, [sample for sample in told if sample.held == held]))
        sys.stdout.write(
            f"\n{name}\n\n| confidence | events | mean | right |\n| --- | --- | --- | --- |\n{rows}\n"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
