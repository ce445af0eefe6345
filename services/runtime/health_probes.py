"""Says whether a worker is alive and ready, from the progress it notes."""

from services.stream.progress import Progress
from services.telemetry.health import Health, Probe


def liveness(progress: Progress, limit_s: float) -> Probe:
    """Be alive while every loop of the worker has gone round within `limit_s` seconds."""

    def probe() -> Health:
        loop, age_s = progress.oldest_turn()
        return Health(
            ok=age_s <= limit_s,
            explanation=f"The slowest loop, {loop}, went round {age_s:.1f} s ago; {limit_s:.0f} s are fine.",
            figures={"loop": loop, "age_s": round(age_s, 3), "limit_s": limit_s},
        )

    return probe


def readiness(progress: Progress) -> Probe:
    """Be ready when the group has given out its partitions and each one given here is being read."""

    def probe() -> Health:
        waiting = sorted(progress.waiting)
        return Health(
            ok=progress.ready,
            explanation=_explain(progress.member, waiting, len(progress.lag)),
            figures={
                "member": progress.member,
                "waiting": waiting,
                "lag": {str(partition): lag for partition, lag in sorted(progress.lag.items())},
            },
        )

    return probe


def _explain(member: bool, waiting: list[int], held: int) -> str:  # noqa: FBT001 - a fact, not a switch
    if not member:
        return "The consumer group has not given out its partitions yet."
    if waiting:
        return f"Partitions {', '.join(map(str, waiting))} are not open yet."
    return f"Partitions being read: {held}."
