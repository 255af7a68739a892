"""Sends events to the stream at random moments, whatever the consumer does: `python -m calibrate.producer`.

An open loop: moments are drawn beforehand (Poisson), and one that is missed is made up for at once, never
moved.
"""

import json
import sys
import time

import numpy as np
import redis

STREAM = "events"
END = b"end"


def main(socket: str, rate_per_s: float, duration_s: float, seed: int) -> None:
    """Print how late the producer itself was at the 99th percentile, seconds."""
    stream = np.random.Generator(np.random.SFC64(seed))
    gaps_s = stream.exponential(1.0 / rate_per_s, size=max(round(rate_per_s * duration_s), 1))
    connection = redis.Redis(unix_socket_path=socket)
    late_s = send(connection, np.cumsum(gaps_s).tolist())
    connection.xadd(STREAM, {"sent_ns": END})
    sys.stdout.write(f"{np.quantile(late_s, 0.99):.6f}")


def send(connection: redis.Redis, moments_s: list[float]) -> list[float]:
    """Send an event at each moment after now; returns how late each was sent."""
    start_s, late_s = time.monotonic() + 0.05, []
    for number, moment_s in enumerate(moments_s):
        ahead_s = start_s + moment_s - time.monotonic()
        if ahead_s > 0:
            time.sleep(ahead_s)
        sent_ns = time.monotonic_ns()
        late_s.append(sent_ns / 1e9 - start_s - moment_s)
        payload = json.dumps({"key": number % 100, "amount": number})
        connection.xadd(STREAM, {"sent_ns": sent_ns, "payload": payload})
    return late_s


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
