class DemoFailed(Exception):  # noqa: N818 - it says what happened
    """Something that was to come did not; the message says what, and how the service's log ends."""
