#!/usr/bin/env python3
"""A server whose answers are fixed, to measure what a client costs: `{}` for PutItem, always one item for GetItem.

It prints the port that it listens on. Connections stay open, and each answer has its checksum, as the service's do.
"""

import asyncio
import json
import signal
import sys
import zlib

from load_item import ITEM


def answer(status: str, content: object) -> bytes:
    body = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {len(body)}\r\n"
        f"x-amzn-RequestId: CANNED\r\nx-amz-crc32: {zlib.crc32(body)}\r\n\r\n"
    ).encode() + body


ANSWERS = {
    b"putitem": answer("200 OK", {}),
    b"getitem": answer("200 OK", {"Item": ITEM}),
}
UNKNOWN = answer("400 Bad Request", {"__type": "UnknownOperationException", "message": "only PutItem and GetItem"})


class Canned(asyncio.Protocol):
    def connection_made(self, transport) -> None:
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end].lower()
            length = int(after(head, b"\r\ncontent-length:") or 0)
            if len(self._received) < end + 4 + length:
                return
            self._received = self._received[end + 4 + length :]
            operation = after(head, b"\r\nx-amz-target:").rpartition(b".")[2]
            self._transport.write(ANSWERS.get(operation, UNKNOWN))


def after(head: bytes, name: bytes) -> bytes:
    """A header's value, by its name in lower case."""
    return head.partition(name)[2].partition(b"\r\n")[0].strip()


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Canned, "127.0.0.1", 0)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve())
    sys.exit(0)
