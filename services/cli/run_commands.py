"""`visitwire ingest` and `visitwire enrich`: the services as processes in the foreground."""

from services.cli.broker_choice import choose_broker


def ingest() -> int:
    """Run the ingest service: published releases in, clean releases out.

    Validates and cleans what arrives on press.releases.published.v1, writes press.releases.accepted.v1, and
    what cannot be read to press.releases.published.v1.dlq, exactly once. Stops at Ctrl-C or SIGTERM when what
    is in work is done.

    Settings come from the environment: KAFKA_BOOTSTRAP_SERVERS, VISITWIRE_LOG_LEVEL, VISITWIRE_LOG_FORMAT
    (auto, json, console), VISITWIRE_HEALTH_HOST, VISITWIRE_HEALTH_PORT (8081). Health is at /livez, /readyz
    and /metrics.

    Exit codes: 0 stopped as asked; 1 failed; 2 a setting is wrong; 70 stood still and ended itself.
    """
    choose_broker()
    from services.ingest.app import run  # noqa: PLC0415 - one service does not load the other

    return run()


def enrich() -> int:
    """Run the enrich service: clean releases in, visit events out.

    Reads press.releases.accepted.v1 and writes visits.events.v1, exactly once. Stops at Ctrl-C or SIGTERM,
    when what is in work is done.

    Settings come from the environment: KAFKA_BOOTSTRAP_SERVERS, VISITWIRE_LOG_LEVEL, VISITWIRE_LOG_FORMAT
    (auto, json, console), VISITWIRE_HEALTH_HOST, VISITWIRE_HEALTH_PORT (8082). Health is at /livez, /readyz
    and /metrics.

    Exit codes: 0 stopped as asked; 1 failed; 2 a setting is wrong; 70 stood still and ended itself.
    """
    choose_broker()
    from services.enrich.app import run  # noqa: PLC0415 - one service does not load the other

    return run()
