"""Topics of their own and one worker of each service, for the tests that go the whole way."""

from pathlib import Path

import pytest

from services.stream.admin import create_topics
from services.stream.settings import KafkaSettings
from tests.conftest import Kafka
from tests.end_to_end.service_process import ServiceProcess, environment_of


@pytest.fixture
async def settings(kafka: Kafka, topic_prefix: str) -> KafkaSettings:
    made = KafkaSettings(bootstrap_servers=kafka.bootstrap_servers, topic_prefix=topic_prefix)
    await create_topics(made)
    return made


@pytest.fixture
def workers(settings: KafkaSettings, tmp_path: Path) -> list[ServiceProcess]:
    environment = environment_of(settings)
    return [
        ServiceProcess("ingest", environment, tmp_path / "ingest.log"),
        ServiceProcess("enrich", environment, tmp_path / "enrich.log"),
    ]
