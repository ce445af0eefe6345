"""Topics are made and deleted on a real Kafka, as often as one likes."""

import asyncio

import pytest

from schemas.topics import TOPICS
from services.stream.admin import create_topics, delete_topics, partition_count
from services.stream.errors import TopicMissing
from services.stream.settings import KafkaSettings
from tests.conftest import Kafka

pytestmark = pytest.mark.kafka


@pytest.fixture
def settings(kafka: Kafka, topic_prefix: str) -> KafkaSettings:
    return KafkaSettings(bootstrap_servers=kafka.bootstrap_servers, topic_prefix=topic_prefix)


@pytest.fixture
def names(settings: KafkaSettings) -> list[str]:
    return [settings.topic(topic.name) for topic in TOPICS]


async def test_topics_that_are_there_already_stay_as_they_are(
    settings: KafkaSettings, names: list[str]
) -> None:
    made = await create_topics(settings, partitions=2)
    again = await create_topics(settings, partitions=3)
    assert [report.name for report in made] == names
    assert {(report.created, report.partitions, report.as_wanted) for report in made} == {(True, 2, True)}
    assert {(report.created, report.partitions, report.as_wanted) for report in again} == {(False, 2, False)}


async def test_deleted_topics_are_gone_and_dead_letters_with_them(
    settings: KafkaSettings, names: list[str]
) -> None:
    await create_topics(settings, partitions=1)
    assert sorted(await delete_topics(settings)) == sorted(names)
    async with asyncio.timeout(10):
        for name in names:
            await gone(settings, name)


async def test_topics_that_are_not_there_need_no_deleting(settings: KafkaSettings) -> None:
    await create_topics(settings, TOPICS[:1], partitions=1)
    assert await delete_topics(settings) == [settings.topic(TOPICS[0].name)]
    assert await delete_topics(settings) == []


async def gone(settings: KafkaSettings, name: str) -> None:
    """Wait until the broker, told by the controller a little later, knows the topic no more."""
    while True:
        try:
            await partition_count(settings, name)
        except TopicMissing:
            return
        await asyncio.sleep(0.05)
