"""A real Apache Kafka on this machine for as long as this process lives."""

import base64
import shutil
import tempfile
import time
import uuid
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from services.broker.errors import BrokerError
from services.broker.free_ports import LOOPBACK, free_ports, is_free
from services.broker.jars import kafka_classpath
from services.broker.java import find_java
from services.broker.kafka_process import Runtime, last_words, start_format, start_server
from services.broker.readiness import knows_brokers
from services.broker.server_properties import Node, server_properties, write_properties

if TYPE_CHECKING:
    from services.broker.guarded_process import GuardedProcess

_START_DEADLINE_S = 90
_LOOK_EVERY_S = 0.05
_STOP_GRACE_S = 15


class LocalKafka:
    """One or three Kafka nodes on free loopback ports; a context manager.

    Without `data_dir` the data lie in a temporary folder that goes with the cluster; with it they stay, and a
    later cluster on the same folder goes on with them. `port` is the first node's; other ports are free ones.
    `held_open` are file descriptors, of locks, to keep open until the last node is gone. The cluster ends
    with this process, however that ends.
    """

    def __init__(
        self,
        nodes: Literal[1, 3] = 1,
        data_dir: Path | None = None,
        port: int | None = None,
        held_open: Collection[int] = (),
    ) -> None:
        self._size = nodes
        self._data_dir = data_dir
        self._port = port
        self._held_open = held_open
        self._nodes: list[Node] = []
        self._processes: dict[int, GuardedProcess] = {}

    @property
    def bootstrap_servers(self) -> str:
        """`host:port` of every node, separated by commas; known once it was started."""
        return ",".join(f"{LOOPBACK}:{node.port}" for node in self._nodes)

    @property
    def java_pids(self) -> list[int]:
        """Process ids of the nodes that were started and not stopped."""
        return [process.pid for process in self._processes.values()]

    def start(self) -> None:
        """Start all nodes and return once each answers and knows all the others.

        Raises BrokerError, with the end of Kafka's log, when one does not; nothing is left running then.
        """
        self.folder = (self._data_dir or Path(tempfile.mkdtemp(prefix="visitwire-kafka-"))).absolute()
        try:
            self._nodes = _plan(self._size, self.folder, self._port)
            self._runtime = Runtime(
                java=find_java(),
                classpath=kafka_classpath(),
                grace_s=_STOP_GRACE_S if self._data_dir else 0,
                remove_at_end=None if self._data_dir else self.folder,
                held_open=self._held_open,
            )
            self._prepare()
            for node in self._nodes:
                self._processes[node.node_id] = start_server(self._runtime, node)
            self._wait_until_ready(self._nodes)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop all nodes and wait until they are gone, and with them the data unless `data_dir` was given."""
        for process in self._processes.values():
            process.let_go()
        while self._processes:
            self._processes.popitem()[1].wait()
        if not self._data_dir:
            shutil.rmtree(self.folder, ignore_errors=True)

    def raise_if_ended(self) -> None:
        """Raise BrokerError when a node ended that nobody stopped."""
        for node in self._nodes:
            process = self._processes.get(node.node_id)
            if process and not process.is_running():
                raise BrokerError(f"Kafka ended by itself:\n{last_words(node)}")

    def kill_node(self, node_id: int) -> None:
        """End one node (from 1) with SIGKILL, as a power cut would; its data and ports are kept for it."""
        self._processes.pop(node_id).kill()

    def restart_node(self, node_id: int) -> None:
        """Start a node that was killed on its old data and ports; return once it answers."""
        (node,) = (node for node in self._nodes if node.node_id == node_id)
        self._processes[node_id] = start_server(self._runtime, node)
        self._wait_until_ready([node])

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare(self) -> None:
        """Write each node's settings, and its identity where it has none yet."""
        for node in self._nodes:
            node.folder.mkdir(parents=True, exist_ok=True)
            write_properties(server_properties(node, self._nodes), node.folder / "server.properties")
        new = [node for node in self._nodes if not (node.folder / "data" / "meta.properties").exists()]
        cluster_id = _cluster_id(self._nodes)
        for node in new:
            self._processes[node.node_id] = start_format(self._runtime, node, cluster_id)
        for node in new:
            if self._processes.pop(node.node_id).wait() != 0:
                raise BrokerError(f"Kafka could not set up {node.folder}:\n{last_words(node)}")

    def _wait_until_ready(self, nodes: list[Node]) -> None:
        deadline = time.monotonic() + _START_DEADLINE_S
        for node in nodes:
            while knows_brokers(node.port) < len(self._processes):
                if not self._processes[node.node_id].is_running():
                    raise BrokerError(f"Kafka ended while it started:\n{last_words(node)}")
                if time.monotonic() > deadline:
                    raise BrokerError(f"Kafka did not answer in {_START_DEADLINE_S} s:\n{last_words(node)}")
                time.sleep(_LOOK_EVERY_S)


def _plan(nodes: int, folder: Path, port: int | None) -> list[Node]:
    present = len(list(folder.glob("node-*")))
    if present not in {0, nodes}:
        raise BrokerError(
            f"{folder} holds a cluster of {present}: start it with --nodes {present}, "
            "name another folder, or remove this one."
        )
    if port is not None and not is_free(port):
        raise BrokerError(f"Port {port} is taken; name another or leave it out for a free one.")
    ports = free_ports(2 * nodes)
    if port is not None:
        ports[0] = port
    return [
        Node(number, ports[number - 1], ports[nodes + number - 1], folder / f"node-{number}")
        for number in range(1, nodes + 1)
    ]


def _cluster_id(nodes: list[Node]) -> str:
    """Return the id that the cluster's data carry, else a new one: 16 bytes in base64, as Kafka has it."""
    for node in nodes:
        meta = node.folder / "data" / "meta.properties"
        if meta.exists():
            lines = meta.read_text("utf-8").splitlines()
            return next(line.removeprefix("cluster.id=") for line in lines if line.startswith("cluster.id="))
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
