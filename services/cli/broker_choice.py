"""Which Kafka a command speaks to."""

import os
from importlib.metadata import version

from services.broker.background import running_broker
from services.cli.faults import CommandError, ExitCode
from services.runtime.settings import SettingsError, read_settings
from services.stream.settings import KafkaSettings
from services.telemetry.logs import configure_logs

BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS"


def choose_broker() -> None:
    """Where the environment names no broker, put in the local one that runs."""
    if not os.environ.get(BOOTSTRAP_SERVERS) and (running := running_broker()):
        os.environ[BOOTSTRAP_SERVERS] = running


def kafka_settings() -> KafkaSettings:
    """Read how to reach the broker: from the environment, the local broker, else localhost:9092.

    Logs go to standard error, and none but the gravest: what goes wrong ends the command with a sentence.
    Raises CommandError when a setting is wrong.
    """
    choose_broker()
    configure_logs(service="cli", version=version("visitwire"), level="critical")
    try:
        return read_settings(KafkaSettings)
    except SettingsError as error:
        raise CommandError(str(error), ExitCode.USAGE) from None
