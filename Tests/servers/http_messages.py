"""As much of HTTP/1.1 as servers for tests need: whole messages, read from and written as bytes."""

import asyncio
import dataclasses


class BrokenMessage(Exception):
    """Bytes that are no HTTP message, or that end in the middle of one."""


@dataclasses.dataclass
class Message:
    """A request or an answer. The names of headers are kept as they came."""

    start: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def without(self, *names: str) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.headers if name.lower() not in names]

    @property
    def status(self) -> int:
        """Of an answer."""
        return int(self.start.split(" ", 2)[1])

    @property
    def operation(self) -> str | None:
        """Of a request: what comes behind `DynamoDB_20120810.` in its target."""
        target = self.header("X-Amz-Target")
        return target.rpartition(".")[2] if target else None

    def encoded(self) -> bytes:
        """With the length of the body, whatever the headers said of it."""
        headers = self.without("content-length", "transfer-encoding")
        headers.append(("Content-Length", str(len(self.body))))
        head = "".join(f"{name}: {value}\r\n" for name, value in headers)
        return f"{self.start}\r\n{head}\r\n".encode("latin-1") + self.body


async def read_message(reader: asyncio.StreamReader, *, ends_with_connection: bool = False) -> Message | None:
    """The next message; None where the connection ends before it.

    An answer without a length may end with the connection, a request may not.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as end:
        if end.partial:
            raise BrokenMessage("the connection ended within the headers") from end
        return None
    except asyncio.LimitOverrunError as overrun:
        raise BrokenMessage("headers without an end") from overrun
    start, *lines = head[:-4].decode("latin-1").split("\r\n")
    headers = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise BrokenMessage(f"no header: {line!r}")
        headers.append((name, value.strip()))
    message = Message(start, headers, b"")
    try:
        if (message.header("Transfer-Encoding") or "").lower() == "chunked":
            message.body = await _chunks(reader)
        elif (length := message.header("Content-Length")) is not None:
            message.body = await reader.readexactly(int(length))
        elif ends_with_connection:
            message.body = await reader.read()
    except (asyncio.IncompleteReadError, ValueError) as problem:
        raise BrokenMessage("a body that is not what its headers say") from problem
    return message


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while True:
        size = int((await reader.readline()).split(b";")[0], 16)
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
        if size == 0:
            return b"".join(parts)
