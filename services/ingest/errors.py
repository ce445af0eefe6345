"""The one exception of ingest: the message at hand is refused."""

from schemas.dead_letter import Reason
from services.stream.record import Refusal


class RefusedError(Exception):
    """Carries the refusal from the step that found the fault to the pipeline, which returns it."""

    def __init__(self, reason: Reason, where: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(reason, where, message)
