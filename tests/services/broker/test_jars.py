import functools
import gc
import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from services.broker import BrokerError
from services.broker.jars import Jar, download, kafka_classpath, pinned_jars

CONTENT = b"not really a jar"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class QuietHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # as Maven Central

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the overridden method
        """Say nothing."""


@pytest.fixture
def maven_repository(tmp_path: Path) -> Iterator[str]:
    """Serve one artifact, org.example:tool:1.0, as a Maven repository does."""
    place = tmp_path / "served" / "org" / "example" / "tool" / "1.0"
    place.mkdir(parents=True)
    (place / "tool-1.0.jar").write_bytes(CONTENT)
    handler = functools.partial(QuietHandler, directory=str(tmp_path / "served"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_pinned_jars_are_those_of_kafka_4_3_1() -> None:
    coordinates = {jar.coordinate for jar in pinned_jars()}
    assert "org.apache.kafka:kafka_2.13:4.3.1" in coordinates
    assert "org.apache.kafka:kafka-clients:4.3.1" in coordinates
    assert all(len(jar.sha256) == 64 for jar in pinned_jars())


def test_a_jar_with_the_pinned_sum_is_kept(maven_repository: str, tmp_path: Path) -> None:
    path = tmp_path / "tool.jar"
    download(Jar("org.example:tool:1.0", SHA256), path, repository=maven_repository)
    assert path.read_bytes() == CONTENT


def test_a_jar_with_another_sum_is_an_error_and_is_removed(maven_repository: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    with pytest.raises(BrokerError, match=SHA256):
        download(Jar("org.example:tool:1.0", "0" * 64), folder / "tool.jar", repository=maven_repository)
    assert list(folder.iterdir()) == []


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_jar_that_cannot_be_had_is_an_error_that_names_it(maven_repository: str, tmp_path: Path) -> None:
    with pytest.raises(BrokerError, match=r"org\.example:tool:2\.0 could not be downloaded"):
        download(Jar("org.example:tool:2.0", SHA256), tmp_path / "tool.jar", repository=maven_repository)
    gc.collect()  # jgo leaves the answers that refuse it open


def test_several_may_download_the_same_jar_at_once(maven_repository: str, tmp_path: Path) -> None:
    path = tmp_path / "tool.jar"
    jar = Jar("org.example:tool:1.0", SHA256)
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(download, jar, path, repository=maven_repository) for _ in range(16)]:
            done.result()
    assert path.read_bytes() == CONTENT
    assert [file.name for file in tmp_path.glob("*.jar")] == ["tool.jar"]


def test_cached_jars_are_not_downloaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITWIRE_CACHE_DIR", str(tmp_path))
    (tmp_path / "jars").mkdir()
    for jar in pinned_jars():
        (tmp_path / "jars" / jar.file_name).touch()
    assert len(kafka_classpath()) == len(pinned_jars())
