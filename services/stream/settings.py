"""Settings of everything that speaks to Kafka, read from the environment."""

from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class KafkaSettings(BaseSettings):
    """`KAFKA_BOOTSTRAP_SERVERS` names the broker; all else is `VISITWIRE_<NAME>`."""

    model_config = SettingsConfigDict(
        env_prefix="VISITWIRE_", hide_input_in_errors=True, frozen=True, populate_by_name=True
    )

    bootstrap_servers: str = Field(
        default="localhost:9092",
        min_length=1,
        validation_alias=AliasChoices("KAFKA_BOOTSTRAP_SERVERS", "bootstrap_servers"),
        description="Brokers to ask first, as host:port, separated by commas.",
    )
    topic_prefix: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9._-]*$",
        description="Put before every topic, group and transactional id: several set-ups share a broker.",
    )
    batch_records: int = Field(
        default=500, ge=1, le=10_000, description="Most records that one transaction takes in."
    )
    batch_wait_ms: int = Field(
        default=100, ge=1, le=5_000, description="How long one poll waits for a first record."
    )
    handle_budget_ms: int = Field(
        default=200,
        ge=1,
        le=5_000,
        description="Handling time after which a batch is cut, so that slow records make small batches.",
    )
    transaction_deadline_s: float = Field(
        default=12.0,
        gt=0,
        le=30,
        description="Past it a transaction is given up and its producer thrown away.",
    )
    call_deadline_s: float = Field(
        default=15.0, gt=0, le=15, description="Longest wait for any other answer of the broker."
    )
    session_timeout_ms: int = Field(
        default=10_000,
        ge=6_000,
        le=60_000,
        description="Silence after which the group takes a worker for dead.",
    )
    rebalance_timeout_ms: int = Field(
        default=30_000, ge=6_000, le=40_000, description="How long the group waits for its members to rejoin."
    )
    drain_deadline_s: float = Field(
        default=6.0, gt=0, le=9, description="Time for running transactions to end before they are given up."
    )
    retry_wait_s: float = Field(
        default=1.0, gt=0, le=60, description="Pause before the next attempt after a failure."
    )
    stall_deadline_s: float = Field(
        default=60.0,
        ge=60,
        le=600,
        description="Standstill after which the process ends itself to be restarted.",
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        default="PLAINTEXT", description="How to speak to the brokers."
    )
    ssl_cafile: str | None = Field(
        default=None, description="File of the certificate authorities to trust; the system's when unset."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        default="SCRAM-SHA-512", description="How to sign in, where the protocol is SASL."
    )
    sasl_username: str | None = Field(default=None, description="Name to sign in with.")
    sasl_password: SecretStr | None = Field(default=None, description="Password to sign in with.")

    def topic(self, name: str) -> str:
        """Name a topic as it is called on the broker."""
        return self.topic_prefix + name

    def group_id(self, group: str) -> str:
        """Name a consumer group as it is called on the broker."""
        return self.topic_prefix + group

    def transactional_id(self, group: str, topic: str, partition: int) -> str:
        """Name the one producer that may commit this input partition for this group."""
        return f"{self.topic_prefix}visitwire.{group}.{topic}.{partition}"
