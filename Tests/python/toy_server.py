"""A server whose every answer is told to it beforehand, and the other end of a connection to one, by hand."""

import contextlib
import dataclasses
import json
import socket
import threading
import zlib


def read_http(file) -> tuple[str, dict[str, str], bytes] | None:
    """One message off a connection: its first line, its headers by lower-case name, its body; None at the end."""
    start = file.readline()
    if not start.endswith(b"\n"):
        return None
    headers = {}
    while (line := file.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    return start.decode("latin-1").strip(), headers, file.read(int(headers.get("content-length", 0)))


class ToyServer:
    """Answers every request with the next of its answers, the last for ever, and keeps what it was asked."""

    def __init__(self, *answers: dict):
        self._answers = list(answers) or [{}]
        self.bodies: list[dict] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as file:
                message = read_http(file)
                if message is None:
                    continue
                self.bodies.append(json.loads(message[2]))
                body = json.dumps(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]).encode()
                # As older servers do: no checksum, and no connection kept.
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\n\r\n" + body)


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def has_right_checksum(self) -> bool:
        return self.headers.get("x-amz-crc32") == str(zlib.crc32(self.body))


class Client:
    """One connection to a server."""

    def __init__(self, port: int, timeout: float = 30):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self._file = self._socket.makefile("rb")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_) -> None:
        self._file.close()
        self._socket.close()

    def send(self, operation: str, content: dict) -> None:
        body = json.dumps(content).encode()
        head = (
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.0\r\n"
            f"X-Amz-Target: DynamoDB_20120810.{operation}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._socket.sendall(head.encode() + body)

    def receive(self) -> Answer | None:
        """None where the connection ends before an answer. Raises ConnectionResetError where it is reset."""
        message = read_http(self._file)
        if message is None:
            return None
        start, headers, body = message
        return Answer(int(start.split()[1]), headers, body)

    def ask(self, operation: str, content: dict) -> Answer | None:
        self.send(operation, content)
        return self.receive()

    def raw(self) -> bytes:
        """All that comes until the connection ends."""
        return self._file.read()
