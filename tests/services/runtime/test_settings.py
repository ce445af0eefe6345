import pytest

from services.runtime.settings import ServiceSettings, SettingsError, read_settings
from services.stream.settings import KafkaSettings


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOG_LEVEL", "LOG_FORMAT", "HEALTH_HOST", "HEALTH_PORT", "BATCH_RECORDS"):
        monkeypatch.delenv(f"VISITWIRE_{name}", raising=False)


def test_a_service_needs_no_settings() -> None:
    settings = read_settings(ServiceSettings)
    assert (settings.log_level, settings.log_format) == ("info", "auto")
    assert (settings.health_host, settings.health_port) == ("127.0.0.1", None)


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITWIRE_LOG_LEVEL", "debug")
    monkeypatch.setenv("VISITWIRE_HEALTH_PORT", "9000")
    settings = read_settings(ServiceSettings)
    assert (settings.log_level, settings.health_port) == ("debug", 9000)


def test_each_wrong_variable_is_named_and_its_value_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISITWIRE_LOG_LEVEL", "hunter2")
    monkeypatch.setenv("VISITWIRE_HEALTH_PORT", "66000")
    with pytest.raises(SettingsError) as caught:
        read_settings(ServiceSettings)
    told = str(caught.value)
    assert "VISITWIRE_LOG_LEVEL: Input should be 'debug', 'info'" in told
    assert "VISITWIRE_HEALTH_PORT: Input should be less than or equal to 65535" in told
    assert "hunter2" not in told


def test_a_variable_with_a_name_of_its_own_is_named_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "")
    with pytest.raises(SettingsError, match=r"^KAFKA_BOOTSTRAP_SERVERS: "):
        read_settings(KafkaSettings)
