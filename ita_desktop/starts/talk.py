"""What the two programs say to each other: short messages, each a JSON object.

1. The new one: `{"path": "/…/a.ita" or null, "token": "…"}`, what it was started for.
2. The one that runs, at once: `{"is": "starting"}` or `{"is": "running"}`.
3. Again, from its window: `{"takes": true, "pid": 123}`, or false if something is in the way.
4. The new one: `{"go": true}`; from then on the file is the other one's affair.

Whoever has waited too long closes the connection; without the last message nothing is done.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MOST_BYTES = 256 * 1024


def say(connection: Connection, **message: object) -> None:
    """Send one message."""
    connection.send_bytes(json.dumps(message).encode("ascii"))


def hear(connection: Connection, seconds: float) -> dict[str, object]:
    """Return the other one's next message.

    Raises:
        TimeoutError: none came in time.
        OSError, EOFError: the other one is gone.
        ValueError: what came is no message.
    """
    if not connection.poll(seconds):
        raise TimeoutError
    message = json.loads(connection.recv_bytes(_MOST_BYTES))
    if not isinstance(message, dict):
        raise ValueError(message)
    return message
