class BrokerError(Exception):
    """The local Kafka cannot be had, started or found; the message says why and what to do."""
