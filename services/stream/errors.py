"""What can go wrong between here and Kafka, in words a person can act on.

StreamError
├── BrokerUnreachable   no broker answers, or it does not let us in
├── TopicMissing        the topic does not exist, or may not be seen
├── MessageTooLarge     the topic does not take a message of this size
├── FetchStalled        the broker answers, but not a consumer's fetches
├── TopicsRefused       the broker would not create or delete topics
└── RecordsTooLarge     a transaction failed because one of its batches was too large
"""

# ruff: noqa: N818 - the names say what is the matter, as aiokafka's own ProducerFenced does

from collections.abc import Mapping
from typing import Literal


class StreamError(Exception):
    """Any failure that this package names itself."""


class BrokerUnreachable(StreamError):
    """No broker answered within the deadline, or it refused the connection."""

    def __init__(self, bootstrap_servers: str, detail: str) -> None:
        super().__init__(
            f"No Kafka broker answers at {bootstrap_servers} ({detail}). "
            "Is it running, and is KAFKA_BOOTSTRAP_SERVERS right?"
        )


class TopicMissing(StreamError):
    """A topic that is needed does not exist on the broker."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"Topic {topic!r} does not exist. Make it with: visitwire topics create")


class MessageTooLarge(StreamError):
    """A message is larger than its topic takes."""

    def __init__(self, topic: str, size: int) -> None:
        super().__init__(
            f"A message of {size} bytes is too large for topic {topic!r}; see its max.message.bytes"
        )


class RecordsTooLarge(StreamError):
    """The broker refused a batch for its size; the offsets are those of the input batch."""

    def __init__(self, first_offset: int, last_offset: int) -> None:
        super().__init__(f"What came of offsets {first_offset} to {last_offset} is too large for its topic")
        self.first_offset = first_offset
        self.last_offset = last_offset


class FetchStalled(StreamError):
    """A consumer got no answer to its fetches for the whole deadline; a new one is needed."""

    def __init__(self, topic: str, partition: int) -> None:
        super().__init__(f"No answer to fetches of {topic}, partition {partition}")


class TopicsRefused(StreamError):
    """The broker would not create or delete topics; `reasons` has its word for each."""

    def __init__(self, verb: Literal["create", "delete"], reasons: Mapping[str, str]) -> None:
        told = "; ".join(f"{topic}: {reason}" for topic, reason in reasons.items())
        super().__init__(f"The broker would not {verb} topics: {told}")
        self.reasons = dict(reasons)
