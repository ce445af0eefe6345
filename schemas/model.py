"""What every message on our topics has in common."""

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """A value that visitwire writes: immutable, strictly typed, with no field beyond those named."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)
