from schemas.export import MODELS
from schemas.topics import ACCEPTED, PUBLISHED, TOPICS, VISITS, dead_letter_topic


def test_a_dead_letter_topic_is_named_for_the_topic_it_takes_from() -> None:
    assert dead_letter_topic("press.releases.published.v1") == "press.releases.published.v1.dlq"


def test_every_topic_that_a_service_reads_has_its_dead_letter_topic() -> None:
    names = {topic.name for topic in TOPICS}
    read = {topic.name for topic in TOPICS if topic.read_by in ("ingest", "enrich")}
    assert read == {PUBLISHED, ACCEPTED}
    assert {dead_letter_topic(name) for name in read} <= names


def test_every_topic_but_those_of_dead_letters_has_a_schema() -> None:
    assert (
        set(MODELS)
        == {PUBLISHED, ACCEPTED, VISITS}
        == {t.name for t in TOPICS if not t.name.endswith(".dlq")}
    )
