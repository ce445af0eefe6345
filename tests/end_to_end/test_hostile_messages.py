"""Whatever is thrown at the services: a dead letter with its reason, services alive, no secret in a log."""

import asyncio

import pytest

from schemas.dead_letter import HEADER_PREFIX, REASON, WHERE
from schemas.topics import PUBLISHED, VISITS, dead_letter_topic
from services.stream.publisher import Publisher
from services.stream.settings import KafkaSettings
from tests.end_to_end.committed_records import committed, until_there_are
from tests.end_to_end.release_flood import expected_event_ids, id_of, message
from tests.end_to_end.service_process import ServiceProcess, running
from tests.hostile_messages import HOSTILE_MESSAGES, SECRET, HostileMessage

pytestmark = pytest.mark.kafka

GOOD = 0


def _key(number: int) -> bytes:
    return b"hostile-%03d" % number


async def _publish(settings: KafkaSettings) -> None:
    async with Publisher(settings) as publisher:
        for number, hostile in enumerate(HOSTILE_MESSAGES):
            await publisher.publish(PUBLISHED, _key(number), hostile.value, list(hostile.headers))
        await publisher.publish(PUBLISHED, id_of(GOOD).encode(), message(GOOD))


async def test_each_hostile_message_becomes_one_dead_letter_and_the_services_go_on(
    settings: KafkaSettings, workers: list[ServiceProcess]
) -> None:
    await _publish(settings)
    with running(*workers):
        await until_there_are(settings, dead_letter_topic(PUBLISHED), len(HOSTILE_MESSAGES))
        await until_there_are(settings, VISITS, len(expected_event_ids(GOOD)))
        assert all(worker.is_running() for worker in workers)

    dead = {record.key or b"": record for record in await committed(settings, dead_letter_topic(PUBLISHED))}
    assert sorted(dead) == [_key(number) for number in range(len(HOSTILE_MESSAGES))]
    for number, hostile in enumerate(HOSTILE_MESSAGES):
        record = dead[_key(number)]
        told = [(name, value) for name, value in record.headers if not name.startswith(HEADER_PREFIX)]
        why = dict(record.headers)
        assert (record.value, tuple(told)) == (hostile.value, hostile.headers), hostile.name
        assert _reason(why) == _reason_expected(hostile), hostile.name

    logs = "".join(await asyncio.gather(*(asyncio.to_thread(worker.log.read_text) for worker in workers)))
    assert "refused" in logs
    assert SECRET not in logs


def _reason(headers: dict[str, bytes | None]) -> tuple[str, str]:
    return (headers[REASON] or b"").decode(), (headers[WHERE] or b"").decode()


def _reason_expected(hostile: HostileMessage) -> tuple[str, str]:
    return hostile.reason.value, hostile.where
