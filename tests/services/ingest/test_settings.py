import pytest

from services.ingest.app import run
from services.ingest.settings import IngestSettings
from services.runtime.service import ServiceExit


def test_the_limit_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITWIRE_INGEST_MAX_VALUE_BYTES", "2048")
    assert IngestSettings().ingest_max_value_bytes == 2048


def test_a_wrong_setting_is_named_and_ends_the_service_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISITWIRE_INGEST_MAX_VALUE_BYTES", "none")
    assert run() == ServiceExit.BAD_SETTINGS
    assert "VISITWIRE_INGEST_MAX_VALUE_BYTES" in capsys.readouterr().err
