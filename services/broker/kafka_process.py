"""One Java process of a Kafka node, under the guard."""

import os
import signal
import subprocess
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

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


@dataclass(slots=True)
class KafkaProcess:
    """A running guard and the Java process under it."""

    guard: "subprocess.Popen[bytes]"
    java_pid: int

    def is_running(self) -> bool:
        """Tell whether Java runs."""
        return self.guard.poll() is None

    def kill(self) -> None:
        """End Java with SIGKILL and wait until it is gone; its folder stays."""
        with suppress(ProcessLookupError):
            os.kill(self.java_pid, signal.SIGKILL)
        self.wait()

    def let_go(self) -> None:
        """Have the guard end Java and remove the folder, without waiting for it."""
        assert self.guard.stdin
        self.guard.stdin.close()

    def wait(self) -> int:
        """Wait for the end; return Java's exit code."""
        code = self.guard.wait()
        for pipe in (self.guard.stdin, self.guard.stdout):
            assert pipe
            pipe.close()
        return code


def start_format(runtime: Runtime, node: Node, cluster_id: str) -> KafkaProcess:
    """Start to write the node's identity into its data folder, as Kafka wants it before the first start."""
    arguments = ("format", "-t", cluster_id, "-c", str(_properties_file(node)))
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
    return _start(runtime, node, [*quick], ["kafka.tools.StorageTool", *arguments])


def start_server(runtime: Runtime, node: Node) -> KafkaProcess:
    """Start the node's broker and controller."""
    heap = ("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC")
    return _start(runtime, node, [*heap], ["kafka.Kafka", str(_properties_file(node))])


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


def _start(runtime: Runtime, node: Node, options: list[str], program: list[str]) -> KafkaProcess:
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
    guard = [sys.executable, "-I", "-S", str(Path(__file__).with_name("guard.py"))]
    with (node.folder / "console.log").open("ab") as console:
        process = subprocess.Popen(  # noqa: S603 - our own guard and the Java that find_java chose
            [*guard, str(runtime.grace_s), str(runtime.remove_at_end or ""), *java],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=console,
            pass_fds=tuple(runtime.held_open),
            start_new_session=True,  # out of reach of the terminal's Ctrl-C
        )
    assert process.stdout
    return KafkaProcess(process, java_pid=int(process.stdout.readline()))
