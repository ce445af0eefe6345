"""The demo: sample releases through both services, on a real Kafka, watched from outside."""
