"""Record batches that a broker stores and that aiokafka's consumer cannot decode."""

import struct
from collections.abc import Sequence
from typing import Any, cast

from aiokafka.record.util import calc_crc32c  # pyright: ignore[reportMissingTypeStubs] - it has none

from services.stream.clients import connection, running
from services.stream.kafka import AIOKafkaProducer, Producer
from services.stream.settings import KafkaSettings

MISNAMED = "misnamed"
NOT_UTF8 = b"\xff\xfe\xfdnamed"
_CRC_AT, _CRC_OVER = 17, 21


class MisnamingBuilder:
    """Stands in for aiokafka's builder: what goes out has NOT_UTF8 for MISNAMED, and the right checksum."""

    def __init__(self, builder: Any) -> None:  # noqa: ANN401 - aiokafka's, which has no types
        self._builder = builder

    def __getattr__(self, name: str) -> object:
        return getattr(self._builder, name)

    def build(self) -> bytearray:
        batch = bytearray(bytes(self._builder.build()).replace(MISNAMED.encode(), NOT_UTF8))
        struct.pack_into(">I", batch, _CRC_AT, calc_crc32c(bytes(batch[_CRC_OVER:])))
        return batch


async def publish_batch(settings: KafkaSettings, topic: str, records: Sequence[tuple[bytes, str]]) -> None:
    """Write values, each with the name of its one header, as one batch to partition 0."""
    plain = cast("Producer", AIOKafkaProducer(**connection(settings)))
    async with running(plain, settings) as producer:
        batch = producer.create_batch()
        for value, header in records:
            batch.append(timestamp=None, key=b"key", value=value, headers=[(header, b"v")])
        builder = cast("Any", batch)
        builder._builder = MisnamingBuilder(builder._builder)  # no public way to write such a name
        await (await producer.send_batch(batch, settings.topic(topic), partition=0))
