"""How a service is run: settings from the environment, and a clear sentence where one of them is wrong."""

from typing import Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.telemetry.logs import Level

_ENV_PREFIX = "VISITWIRE_"
_Settings = TypeVar("_Settings", bound=BaseSettings)


class SettingsError(Exception):
    """One or more environment variables hold what they may not hold; the message names them."""


class ServiceSettings(BaseSettings):
    """Each is read from `VISITWIRE_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix=_ENV_PREFIX, hide_input_in_errors=True, frozen=True)

    log_level: Level = Field(default="info", description="The least severe level that is logged.")
    log_format: Literal["auto", "json", "console"] = Field(
        default="auto",
        description="console at a terminal and JSON elsewhere, or always the one or the other.",
    )
    health_host: str = Field(default="127.0.0.1", min_length=1, description="Address of the health server.")
    health_port: int | None = Field(
        default=None,
        ge=0,
        le=65_535,
        description="Port of the health server, 0 for any. Unset: 8081 for ingest, 8082 for enrich, if free.",
    )


def read_settings(model: type[_Settings]) -> _Settings:
    """Read settings from the environment; raises SettingsError."""
    try:
        return model()
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    """Name each variable and what is wrong with it, never its value."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{_variable(str(fault['loc'][0]))}: {fault['msg']}" for fault in faults)


def _variable(field: str) -> str:
    return field if field.isupper() else f"{_ENV_PREFIX}{field.upper()}"
