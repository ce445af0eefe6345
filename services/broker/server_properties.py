"""The settings of one Kafka node; names and meanings are those of Kafka's own documentation."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.topics import MAX_MESSAGE_BYTES
from services.broker.free_ports import LOOPBACK

_FEW_PARTITIONS = 4
_SMALLEST_DEDUPE_BUFFER_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Node:
    """One combined broker and controller: its id (from 1), its two loopback ports and its own folder."""

    node_id: int
    port: int
    controller_port: int
    folder: Path


def server_properties(node: Node, cluster: Sequence[Node]) -> dict[str, str]:
    """Return the settings of `node` as a member of `cluster`, sized for one developer's machine."""
    return _identity(node, cluster) | _replication(len(cluster)) | _sizes()


def write_properties(properties: dict[str, str], path: Path) -> None:
    """Write a Java properties file; backslashes are the one thing in our values that it would swallow."""
    lines = (f"{name}={value}".replace("\\", "\\\\") for name, value in properties.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _identity(node: Node, cluster: Sequence[Node]) -> dict[str, str]:
    broker = f"PLAINTEXT://{LOOPBACK}:{node.port}"
    return {
        "process.roles": "broker,controller",
        "node.id": str(node.node_id),
        "controller.quorum.voters": ",".join(f"{n.node_id}@{LOOPBACK}:{n.controller_port}" for n in cluster),
        "listeners": f"{broker},CONTROLLER://{LOOPBACK}:{node.controller_port}",
        "advertised.listeners": broker,
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "log.dirs": str(node.folder / "data"),
    }


def _replication(nodes: int) -> dict[str, str]:
    """Every topic on every node; a write counts once all nodes but one have it."""
    replicas, in_sync = str(nodes), str(max(1, nodes - 1))
    return {
        "default.replication.factor": replicas,
        "min.insync.replicas": in_sync,
        "offsets.topic.replication.factor": replicas,
        "transaction.state.log.replication.factor": replicas,
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.replication.factor": replicas,
        "share.coordinator.state.topic.min.isr": in_sync,
    }


def _sizes() -> dict[str, str]:
    return {
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        "broker.heartbeat.interval.ms": "1000",
        "broker.session.timeout.ms": "4000",  # so long a node that was killed waits to be let in again
        "message.max.bytes": str(MAX_MESSAGE_BYTES),
        "replica.fetch.max.bytes": str(MAX_MESSAGE_BYTES),
        "offsets.topic.num.partitions": str(_FEW_PARTITIONS),
        "transaction.state.log.num.partitions": str(_FEW_PARTITIONS),
        "share.coordinator.state.topic.num.partitions": str(_FEW_PARTITIONS),
        "log.cleaner.dedupe.buffer.size": str(_SMALLEST_DEDUPE_BUFFER_BYTES),
    }
