"""A real Apache Kafka from the package registries, for development, tests and the demo."""

from services.broker.background import running_broker
from services.broker.errors import BrokerError
from services.broker.local_kafka import LocalKafka

__all__ = ["BrokerError", "LocalKafka", "running_broker"]
