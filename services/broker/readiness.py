"""Whether a Kafka node answers: one Metadata request over a plain socket, by Kafka's protocol guide."""

import socket
import struct

from services.broker.free_ports import LOOPBACK

_METADATA = 3  # api key
_VERSION = 1  # the lowest that names the controller
_CLIENT_ID = b"visitwire"
_NO_TOPICS = 0
_TIMEOUT_S = 2.0


def knows_brokers(port: int) -> int:
    """Return how many brokers the node on `port` knows; 0 while it does not answer or no controller leads."""
    try:
        return _brokers_with_controller(_exchange(port, _metadata_request()))
    except (OSError, struct.error):
        return 0


def _metadata_request() -> bytes:
    header = struct.pack(">hhih", _METADATA, _VERSION, 1, len(_CLIENT_ID)) + _CLIENT_ID
    body = header + struct.pack(">i", _NO_TOPICS)
    return struct.pack(">i", len(body)) + body


def _exchange(port: int, request: bytes) -> bytes:
    with socket.create_connection((LOOPBACK, port), timeout=_TIMEOUT_S) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            (size,) = struct.unpack(">i", answer.read(4))
            return answer.read(size)


def _brokers_with_controller(answer: bytes) -> int:
    """Read a Metadata v1 response: brokers of (id, host, port, nullable rack), the controller's id or -1."""
    _, brokers = struct.unpack_from(">ii", answer, 0)
    at = 8
    for _ in range(brokers):
        (host_length,) = struct.unpack_from(">h", answer, at + 4)
        rack_at = at + 4 + 2 + host_length + 4
        (rack_length,) = struct.unpack_from(">h", answer, rack_at)
        at = rack_at + 2 + max(rack_length, 0)
    (controller,) = struct.unpack_from(">i", answer, at)
    return brokers if controller >= 0 else 0
