import random
import socket

LOOPBACK = "127.0.0.1"

_BELOW_EPHEMERAL = range(20_000, 32_000)
"""Below the ports that Linux (32768 up) and macOS (49152 up) give to outgoing connections: while a node is
down, a client that keeps trying its port would now and then be given that very port, connect to itself and
keep the node from coming back."""


def is_free(port: int) -> bool:
    """Tell whether nothing listens on this loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) != 0


def free_ports(count: int) -> list[int]:
    """Return `count` different loopback ports on which nothing listens."""
    candidates = random.sample(_BELOW_EPHEMERAL, len(_BELOW_EPHEMERAL))
    free = (port for port in candidates if is_free(port))
    return [next(free) for _ in range(count)]
