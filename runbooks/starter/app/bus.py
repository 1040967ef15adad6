"""The little of the NATS protocol that this stack needs: publish, request, and pull from a durable JetStream consumer.

https://docs.nats.io/reference/reference-protocols/nats-protocol
"""

import json
import os
import socket
from urllib.parse import urlparse

STREAM, SUBJECT, CONSUMER = "STARTER", "starter.events", "worker"


class Bus:
    """One connection. Every call waits for its answer, at most `timeout` seconds, and raises OSError when it is gone."""

    def __init__(self, url=None, timeout=5.0):
        address = urlparse(url or os.environ["NATS_URL"])
        self.socket = socket.create_connection((address.hostname, address.port or 4222), timeout=timeout)
        self.reader = self.socket.makefile("rb")
        self.inbox = "_INBOX." + os.urandom(8).hex()
        self._line()  # INFO
        self._send(b'CONNECT {"verbose":false,"pedantic":false,"name":"starter"}')
        self._send(b"SUB %s 1" % self.inbox.encode())
        self._send(b"PING")
        while self._line() != b"PONG":
            pass

    def close(self):
        self.reader.close()
        self.socket.close()

    def publish(self, subject, payload):
        self._send(b"PUB %s %d\r\n%s" % (subject.encode(), len(payload), payload))

    def request(self, subject, payload=b""):
        """Sends and returns (reply subject, payload) of the first answer."""
        self._send(b"PUB %s %s %d\r\n%s" % (subject.encode(), self.inbox.encode(), len(payload), payload))
        return self._message()

    def api(self, call, body=None):
        answer = json.loads(self.request("$JS.API." + call, json.dumps(body or {}).encode())[1])
        if "error" in answer:
            raise OSError("%s: %s" % (call, answer["error"].get("description")))
        return answer

    def prepare(self):
        """Makes the stream and its durable consumer be there; the same call changes nothing when they are."""
        self.api("STREAM.CREATE." + STREAM, {"name": STREAM, "subjects": [SUBJECT], "storage": "file"})
        self.api(
            "CONSUMER.DURABLE.CREATE.%s.%s" % (STREAM, CONSUMER),
            {
                "stream_name": STREAM,
                "config": {"durable_name": CONSUMER, "ack_policy": "explicit", "ack_wait": 10_000_000_000},
            },
        )

    def store(self, payload):
        """Publishes to the stream and waits until it is stored. Returns its sequence number."""
        answer = json.loads(self.request(SUBJECT, payload)[1])
        if "error" in answer:
            raise OSError(answer["error"].get("description"))
        return answer["seq"]

    def pull(self, wait=2.0):
        """The next message as (reply subject for the acknowledgement, payload), or None after `wait` seconds."""
        body = json.dumps({"batch": 1, "expires": int(wait * 1e9)}).encode()
        reply, payload = self.request("$JS.API.CONSUMER.MSG.NEXT.%s.%s" % (STREAM, CONSUMER), body)
        return (reply, payload) if reply else None

    def acknowledge(self, reply):
        self.publish(reply, b"+ACK")

    def _send(self, line):
        self.socket.sendall(line + b"\r\n")

    def _line(self):
        line = self.reader.readline()
        if not line:
            raise OSError("the bus closed the connection")
        if line.startswith(b"-ERR"):
            raise OSError(line.decode(errors="replace").strip())
        return line.strip()

    def _message(self):
        while True:
            line = self._line()
            if line == b"PING":
                self._send(b"PONG")
            elif line.startswith((b"MSG ", b"HMSG ")):
                words = line.split()
                headed = words[0] == b"HMSG"
                size = int(words[-1])
                body = self.reader.read(size + 2)[:size]
                replying = len(words) == (6 if headed else 5)
                if headed:  # a status such as 408 Request Timeout: no message
                    body = body[int(words[-2]) :]
                return (words[3].decode() if replying else "", body)
