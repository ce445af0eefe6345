"""What an operator may set: `VISITWIRE_INGEST_…` in the environment."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_MAX_VALUE_BYTES = 1024 * 1024


class IngestSettings(BaseSettings):
    """Limits on what a publisher may send."""

    model_config = SettingsConfigDict(env_prefix="VISITWIRE_", hide_input_in_errors=True, frozen=True)

    ingest_max_value_bytes: Annotated[
        int, Field(gt=0, description="Largest value of a message that is read; a larger one is refused.")
    ] = DEFAULT_MAX_VALUE_BYTES
