"""The Java processes of one Kafka node."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from services.broker.guarded_process import GuardedProcess, start_guarded
from services.broker.server_properties import Node

_LOG_LINES_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Runtime:
    """What every Java process of one local Kafka is started with."""

    java: Path
    classpath: Sequence[Path]
    grace_s: float
    """Seconds between SIGTERM and SIGKILL at the end; 0 kills at once, for data that is thrown away."""
    remove_at_end: Path | None
    """Folder that goes when this process stops the node or dies."""
    held_open: Collection[int] = ()
    """File descriptors that stay open as long as the node lives."""


def start_format(runtime: Runtime, node: Node, cluster_id: str) -> GuardedProcess:
    """Start to write the node's identity into its data folder, as Kafka wants it before the first start."""
    identity = f"--cluster-id={cluster_id}"  # in one word, since it may begin with a hyphen
    arguments = ("format", identity, "--config", str(_properties_file(node)))
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    return _start(runtime, node, quick, ["kafka.tools.StorageTool", *arguments])


def start_server(runtime: Runtime, node: Node) -> GuardedProcess:
    """Start the node's broker and controller."""
    heap = ("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC")
    return _start(runtime, node, heap, ["kafka.Kafka", str(_properties_file(node))])


def last_words(node: Node) -> str:
    """Return the end of what the node logged and printed."""
    lines = [
        line
        for name in ("kafka.log", "console.log")
        if (path := node.folder / name).exists()
        for line in path.read_text("utf-8", "replace").splitlines()[-_LOG_LINES_SHOWN:]
    ]
    return "\n".join(lines) or "(it logged nothing)"


def _properties_file(node: Node) -> Path:
    return node.folder / "server.properties"


def _start(runtime: Runtime, node: Node, options: Sequence[str], program: Sequence[str]) -> GuardedProcess:
    with as_file(files("services.broker").joinpath("log4j2.properties")) as log_settings:
        (node.folder / "log4j2.properties").write_bytes(log_settings.read_bytes())
    java = [
        str(runtime.java),
        *options,
        f"-Dlog4j2.configurationFile={node.folder / 'log4j2.properties'}",
        f"-Dvisitwire.kafka.log={node.folder / 'kafka.log'}",
        *("-cp", os.pathsep.join(map(str, runtime.classpath))),
        *program,
    ]
    return start_guarded(
        java,
        node.folder / "console.log",
        grace_s=runtime.grace_s,
        remove_at_end=runtime.remove_at_end,
        held_open=runtime.held_open,
    )
