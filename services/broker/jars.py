"""Kafka's jars: the pinned list, and each jar out of the cache or from Maven Central, its sha256 checked."""

import hashlib
import importlib.util
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from services.broker.download_progress import download_progress
from services.broker.errors import BrokerError
from services.broker.folders import cache_folder

MAVEN_CENTRAL = "https://repo.maven.apache.org/maven2"

_PARALLEL_DOWNLOADS = 8
_ATTEMPTS = 3
_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar as it is pinned; `coordinate` is `group:artifact:version`."""

    coordinate: str
    sha256: str

    @property
    def file_name(self) -> str:
        """Name the file after the coordinate and the sum: another pin is another file."""
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}-{self.sha256[:12]}.jar"


def pinned_jars() -> list[Jar]:
    """Read the list of jars that make up the local Kafka."""
    pins = tomllib.loads(files("services.broker").joinpath("jars.toml").read_text("utf-8"))
    return [Jar(coordinate, sha256) for coordinate, sha256 in pins.items()]


def kafka_classpath() -> list[Path]:
    """Return the paths of Kafka's jars, downloading what the cache lacks; several processes may at once.

    Raises BrokerError when a jar cannot be had or is not the pinned one.
    """
    folder = cache_folder() / "jars"
    paths = {folder / jar.file_name: jar for jar in pinned_jars()}
    missing = {path: jar for path, jar in paths.items() if not path.exists()}
    if missing:
        _require_jgo()
        folder.mkdir(parents=True, exist_ok=True)
        _download_all(missing)
    return list(paths)


def _require_jgo() -> None:
    if not importlib.util.find_spec("jgo"):
        raise BrokerError("A local Kafka has to be downloaded once: `pip install 'visitwire[local]'` first.")


def _download_all(missing: dict[Path, Jar]) -> None:
    with (
        download_progress("Downloading Apache Kafka 4.3.1", total=len(missing)) as advance,
        ThreadPoolExecutor(_PARALLEL_DOWNLOADS) as pool,
    ):
        downloads = [pool.submit(download, jar, path) for path, jar in missing.items()]
        try:
            for finished in as_completed(downloads):
                finished.result()
                advance()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def download(jar: Jar, path: Path, repository: str = MAVEN_CENTRAL) -> None:
    """Put `jar` at `path`, whole and checked, or not at all; `repository` is the URL of a Maven repository.

    Raises BrokerError when it cannot be had or its sha256 is not the pinned one.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".download-") as staging:
        staged = _fetch(jar, Path(staging), repository)
        found = hashlib.sha256(staged.read_bytes()).hexdigest()
        if found != jar.sha256:
            raise BrokerError(
                f"{jar.coordinate} from {repository} has the sha256 {found}, pinned is {jar.sha256}. "
                "It was removed. A proxy may have replaced it; do not run it."
            )
        staged.replace(path)


def _fetch(jar: Jar, staging: Path, repository: str) -> Path:
    """Have jgo store the jar under `staging`; it writes in place, hence a folder for each attempt."""
    from jgo.maven import MavenContext  # noqa: PLC0415 - an optional extra, and only for the first start

    group, artifact, version = jar.coordinate.split(":")
    failures: list[Exception] = []
    while len(failures) < _ATTEMPTS:
        attempt = staging / str(len(failures))
        maven = MavenContext(repo_cache=attempt, remote_repos={"here": repository}, timeout=_TIMEOUT_S)
        try:
            return maven.project(group, artifact).at_version(version).artifact().resolve()
        except (OSError, RuntimeError) as error:
            failures.append(error)
    raise BrokerError(
        f"{jar.coordinate} could not be downloaded from {repository} ({failures[-1]}). "
        "What was downloaded stays in the cache; check the network and run it again."
    )
