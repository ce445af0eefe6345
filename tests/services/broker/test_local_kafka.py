import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from schemas.topics import PUBLISHED
from services.broker import BrokerError, LocalKafka
from services.broker.readiness import knows_brokers
from services.stream.admin import create_topics
from services.stream.publisher import Publisher
from services.stream.reader import read_records
from services.stream.settings import KafkaSettings

pytestmark = pytest.mark.kafka

START_AND_STAY = """
import sys, time
from pathlib import Path
from services.broker import LocalKafka

cluster = LocalKafka()
cluster.start()
print(*cluster.java_pids, cluster.folder, flush=True)
time.sleep(600)
"""


async def write(cluster: LocalKafka, value: bytes, replicas: int = 1) -> None:
    settings = KafkaSettings(bootstrap_servers=cluster.bootstrap_servers)
    await create_topics(settings, replication_factor=replicas)
    async with Publisher(settings) as publisher:
        await publisher.publish(PUBLISHED, b"key", value)


async def values_on(cluster: LocalKafka) -> list[bytes | None]:
    settings = KafkaSettings(bootstrap_servers=cluster.bootstrap_servers)
    records = read_records(settings, PUBLISHED, from_beginning=True, until_end=True)
    return [record.value async for record in records]


async def test_a_cluster_takes_and_gives_messages_and_leaves_nothing_behind() -> None:
    with LocalKafka() as cluster:
        await write(cluster, b"a release")
        values = await values_on(cluster)
        pids, folder = cluster.java_pids, cluster.folder

    assert values == [b"a release"]
    assert pids
    assert not any(map(psutil.pid_exists, pids))
    assert not folder.exists()


async def test_data_in_a_named_folder_stay_for_the_next_cluster(tmp_path: Path) -> None:
    with LocalKafka(data_dir=tmp_path) as first:
        await write(first, b"kept")
    with LocalKafka(data_dir=tmp_path) as second:
        assert await values_on(second) == [b"kept"]


async def test_a_node_that_was_killed_comes_back_at_its_address_with_its_data() -> None:
    with LocalKafka() as cluster:
        await write(cluster, b"before the power cut")
        address = cluster.bootstrap_servers
        cluster.kill_node(1)
        assert cluster.java_pids == []
        cluster.restart_node(1)
        assert cluster.bootstrap_servers == address
        assert await values_on(cluster) == [b"before the power cut"]


async def test_three_nodes_serve_on_while_one_is_down() -> None:
    with LocalKafka(nodes=3) as cluster:
        assert len(cluster.java_pids) == 3
        await write(cluster, b"on all three", replicas=3)
        cluster.kill_node(2)
        two_are_left(cluster)
        assert await values_on(cluster) == [b"on all three"]


def two_are_left(cluster: LocalKafka) -> None:
    survivor = int(cluster.bootstrap_servers.split(",")[0].rpartition(":")[2])
    while knows_brokers(survivor) != 2:
        time.sleep(0.1)


@pytest.mark.chaos
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_kafka_and_its_data_are_gone_when_the_process_that_started_it_is_killed(end: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", START_AND_STAY], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with parent:
        assert parent.stdout
        java_pid, folder = parent.stdout.readline().split()
        java = psutil.Process(int(java_pid))
        parent.send_signal(end)
    java.wait(timeout=30)
    guard_removes(Path(folder))


def guard_removes(folder: Path) -> None:
    """The guard outlives Java by the time it takes to remove the folder."""
    for process in psutil.process_iter(["cmdline"]):
        if str(folder) in (process.info["cmdline"] or []):
            process.wait(timeout=30)
    assert not folder.exists()


def test_a_cluster_that_cannot_start_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    data = tmp_path / "node-1" / "data"
    data.mkdir(parents=True)
    (data / "meta.properties").write_text("version=1\ncluster.id=x\nnode.id=7\n")
    cluster = LocalKafka(data_dir=tmp_path)

    with pytest.raises(BrokerError, match="Stored node id 7 doesn't match"):
        cluster.start()
    assert cluster.java_pids == []


def test_a_folder_of_three_nodes_is_not_opened_as_one(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / f"node-{number}").mkdir()
    with pytest.raises(BrokerError, match="--nodes 3"):
        LocalKafka(data_dir=tmp_path).start()


def test_a_port_that_is_taken_is_refused() -> None:
    with LocalKafka() as cluster:
        taken = int(cluster.bootstrap_servers.rpartition(":")[2])
        with pytest.raises(BrokerError, match=f"Port {taken} is taken"):
            LocalKafka(port=taken).start()


def test_the_guards_die_with_their_program() -> None:
    with LocalKafka() as cluster:
        guards = [psutil.Process(pid).parent() for pid in cluster.java_pids]
        os.kill(cluster.java_pids[0], signal.SIGKILL)
        for guard in guards:
            assert guard
            guard.wait(timeout=10)
        with pytest.raises(BrokerError, match="ended by itself"):
            cluster.raise_if_ended()
