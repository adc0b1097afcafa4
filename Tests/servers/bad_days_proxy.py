#!/usr/bin/env python3
"""A proxy between a client and a server of DynamoDB's protocol that gives the client bad days, by a seed and rates.

    bad_days_proxy.py --upstream http://127.0.0.1:8000 --seed 7 --journal days.jsonl --rate all=0 --rate throttle=0.5

It prints the port that it listens on and writes a line of JSON for each request: its number, its operation, what was
done to it, whether it reached the server, the status the server gave and the one the client was given.

What befalls the request of a number depends on the seed, the rates and the number alone.
"""

import argparse
import asyncio
import json
import random
import signal
import socket
import struct
import sys
import typing
import urllib.parse
import zlib

from http_messages import BrokenMessage, Message, read_message

# Each is what may befall a request, and how often it does unless told otherwise.
RATES = {
    # Refused for going too fast: not forwarded.
    "throttle": 0.04,
    # The answer comes late, but while a client still waits.
    "delay": 0.04,
    # The answer comes after any client has gone: forwarded, and its answer lost.
    "stall": 0.01,
    # The request is held until any client has gone: not forwarded.
    "hold": 0.01,
    # The connection is reset before the request is forwarded, or after.
    "reset-before": 0.02,
    "reset-after": 0.02,
    # The connection ends in the middle of the answer.
    "truncate": 0.02,
    # A byte of the answer is another, while its checksum is that of the right one.
    "corrupt": 0.02,
    # The service fails before it does anything, or after.
    "error-before": 0.02,
    "error-after": 0.02,
    # The service is not there: not forwarded.
    "unavailable": 0.02,
    # A gateway's page comes instead of an answer, before the request is forwarded or after.
    "page-before": 0.01,
    "page-after": 0.01,
    # Of a batch only a part is forwarded, and the rest is said to be unprocessed. Other requests pass.
    "partial": 0.10,
    # The answer arrives whole, and the connection ends without having said so.
    "close": 0.04,
}
PASS = "pass"

LARGEST_HEAD = 1 << 20

PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><center>gateway</center></body></html>\n"
JSON_TYPE = "application/x-amz-json-1.0"
EXCEPTION_SPACE = "com.amazonaws.dynamodb.v20120810#"


class Days:
    """What befalls which request."""

    def __init__(self, seed: int, rates: dict[str, float]):
        if sum(rates.values()) > 1 + 1e-9:
            raise ValueError(f"the rates add up to {sum(rates.values()):g}, more than 1")
        self._seed = seed
        self._rates = rates

    def chance(self, number: int) -> random.Random:
        """The chance of one request, apart from all others."""
        return random.Random(f"{self._seed}/{number}")

    def fault(self, chance: random.Random) -> str:
        left = chance.random()
        for name, rate in self._rates.items():
            left -= rate
            if left < 0:
                return name
        return PASS


class Lost(Exception):
    """The server gave no answer that can be read."""


class Connection:
    """A client's connection, on which requests come one after another."""

    def __init__(self, proxy: "Proxy", reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._proxy = proxy
        self._reader = reader
        self._writer = writer

    async def serve(self) -> None:
        try:
            while (request := await read_message(self._reader)) is not None:
                if not await self._answer(request):
                    return
        except (BrokenMessage, ConnectionError):
            # The client went away.
            pass
        finally:
            self._writer.close()

    async def _answer(self, request: Message) -> bool:
        """Whether the connection goes on."""
        number = self._proxy.next_number()
        chance = self._proxy.days.chance(number)
        fault = self._proxy.days.fault(chance)
        if fault == "partial" and not can_be_partial(request):
            fault = PASS
        entry = {"request": number, "operation": request.operation, "did": fault, "forwarded": False}
        try:
            return await FAULTS[fault](self, request, chance, entry)
        except Lost:
            entry["did"] = "lost"
            self._reset()
            return False
        finally:
            self._proxy.write_down(entry)

    # What may befall a request. Each gives whether the connection goes on.

    async def _pass(self, request: Message, _chance: random.Random, entry: dict) -> bool:
        return await self._send(await self._forward(request, entry), entry)

    async def _throttle(self, _request: Message, chance: random.Random, entry: dict) -> bool:
        name = chance.choice(["ProvisionedThroughputExceededException", "ThrottlingException"])
        return await self._send(refusal(400, name, "Rate exceeded"), entry)

    async def _delay(self, request: Message, chance: random.Random, entry: dict) -> bool:
        answer = await self._forward(request, entry)
        await asyncio.sleep(chance.uniform(0.2, 1) * self._proxy.short)
        return await self._send(answer, entry)

    async def _stall(self, request: Message, _chance: random.Random, entry: dict) -> bool:
        answer = await self._forward(request, entry)
        await self._outlast()
        return await self._send(answer, entry)

    async def _hold(self, _request: Message, _chance: random.Random, _entry: dict) -> bool:
        await self._outlast()
        self._reset()
        return False

    async def _reset_before(self, _request: Message, _chance: random.Random, _entry: dict) -> bool:
        self._reset()
        return False

    async def _reset_after(self, request: Message, _chance: random.Random, entry: dict) -> bool:
        await self._forward(request, entry)
        self._reset()
        return False

    async def _truncate(self, request: Message, chance: random.Random, entry: dict) -> bool:
        answer = (await self._forward(request, entry)).encoded()
        self._writer.write(answer[: chance.randrange(1, len(answer))])
        await self._writer.drain()
        return False

    async def _corrupt(self, request: Message, chance: random.Random, entry: dict) -> bool:
        answer = await self._forward(request, entry)
        if answer.body:
            place = chance.randrange(len(answer.body))
            changed = bytearray(answer.body)
            changed[place] ^= 1 << chance.randrange(8)
            answer.body = bytes(changed)
        return await self._send(answer, entry)

    async def _error_before(self, _request: Message, _chance: random.Random, entry: dict) -> bool:
        return await self._send(refusal(500, "InternalServerError", "Internal server error"), entry)

    async def _error_after(self, request: Message, _chance: random.Random, entry: dict) -> bool:
        await self._forward(request, entry)
        return await self._send(refusal(500, "InternalServerError", "Internal server error"), entry)

    async def _unavailable(self, _request: Message, _chance: random.Random, entry: dict) -> bool:
        return await self._send(refusal(503, "ServiceUnavailable", "Service unavailable"), entry)

    async def _page_before(self, _request: Message, chance: random.Random, entry: dict) -> bool:
        return await self._send(page(chance), entry)

    async def _page_after(self, request: Message, chance: random.Random, entry: dict) -> bool:
        await self._forward(request, entry)
        return await self._send(page(chance), entry)

    async def _partial(self, request: Message, chance: random.Random, entry: dict) -> bool:
        part, rest = split_batch(request, chance)
        answer = await self._forward(part, entry)
        return await self._send(with_unprocessed(answer, request, rest), entry)

    async def _close(self, request: Message, _chance: random.Random, entry: dict) -> bool:
        await self._send(await self._forward(request, entry), entry)
        return False

    # The ways to the server and to the client.

    async def _forward(self, request: Message, entry: dict) -> Message:
        """Sends a request to the server; its answer, with a checksum."""
        entry["forwarded"] = True
        try:
            answer = await self._proxy.ask_server(request)
        except (OSError, BrokenMessage) as problem:
            raise Lost from problem
        if answer is None:
            raise Lost
        entry["answered"] = answer.status
        answer.headers = answer.without("connection", "keep-alive")
        if answer.header("x-amz-crc32") is None:
            answer.headers.append(("x-amz-crc32", checksum(answer.body)))
        # Older servers say here that they close the connection; this one does not.
        answer.start = "HTTP/1.1 " + answer.start.partition(" ")[2]
        return answer

    async def _send(self, answer: Message, entry: dict) -> bool:
        entry["status"] = answer.status
        self._writer.write(answer.encoded())
        await self._writer.drain()
        return True

    async def _outlast(self) -> None:
        """Waits until the client is gone, or longer than any should wait."""
        try:
            await asyncio.wait_for(self._reader.read(1), self._proxy.long)
        except (TimeoutError, asyncio.TimeoutError):
            pass

    def _reset(self) -> None:
        """Ends the connection as one that was never properly closed."""
        connection = self._writer.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


FAULTS = {
    PASS: Connection._pass,
    "throttle": Connection._throttle,
    "delay": Connection._delay,
    "stall": Connection._stall,
    "hold": Connection._hold,
    "reset-before": Connection._reset_before,
    "reset-after": Connection._reset_after,
    "truncate": Connection._truncate,
    "corrupt": Connection._corrupt,
    "error-before": Connection._error_before,
    "error-after": Connection._error_after,
    "unavailable": Connection._unavailable,
    "page-before": Connection._page_before,
    "page-after": Connection._page_after,
    "partial": Connection._partial,
    "close": Connection._close,
}


class Proxy:
    """What all connections share."""

    def __init__(self, upstream: tuple[str, int], days: Days, journal: typing.TextIO, short: float, long: float):
        self.days = days
        self.short = short
        self.long = long
        self._upstream = upstream
        self._journal = journal
        self._count = 0

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await Connection(self, reader, writer).serve()

    def next_number(self) -> int:
        self._count += 1
        return self._count

    def write_down(self, entry: dict) -> None:
        self._journal.write(json.dumps(entry) + "\n")
        self._journal.flush()

    async def ask_server(self, request: Message) -> Message | None:
        """On a connection of its own, so that one request's bad day is not another's."""
        reader, writer = await asyncio.open_connection(*self._upstream, limit=LARGEST_HEAD)
        try:
            headers = request.without("connection", "keep-alive") + [("Connection", "close")]
            writer.write(Message(request.start, headers, request.body).encoded())
            await writer.drain()
            return await read_message(reader, ends_with_connection=True)
        finally:
            writer.close()


def checksum(body: bytes) -> str:
    return str(zlib.crc32(body) & 0xFFFFFFFF)


def answer_of(status: str, content_type: str, body: bytes) -> Message:
    headers = [("Content-Type", content_type)]
    if content_type == JSON_TYPE:
        headers.append(("x-amz-crc32", checksum(body)))
    return Message(f"HTTP/1.1 {status}", headers, body)


def refusal(status: int, name: str, message: str) -> Message:
    words = {400: "Bad Request", 500: "Internal Server Error", 503: "Service Unavailable"}
    body = json.dumps({"__type": EXCEPTION_SPACE + name, "message": message}).encode()
    return answer_of(f"{status} {words[status]}", JSON_TYPE, body)


def page(chance: random.Random) -> Message:
    """What gateways say in place of an answer; some even say that all is well."""
    status = chance.choice(["502 Bad Gateway", "504 Gateway Timeout", "200 OK"])
    return answer_of(status, "text/html", PAGE)


def can_be_partial(request: Message) -> bool:
    return request.operation in ("BatchWriteItem", "BatchGetItem") and len(batch_entries(json.loads(request.body))) > 1


def batch_entries(batch: dict) -> list[tuple[str, object]]:
    """Each write, or key, of a batch with its table, in their order."""
    return [
        (table, entry)
        for table, entries in batch["RequestItems"].items()
        for entry in (entries["Keys"] if isinstance(entries, dict) else entries)
    ]


def batch_of(batch: dict, entries: list[tuple[str, object]]) -> dict:
    """The part of a batch's tables that these entries are."""
    tables: dict = {}
    for table, entry in entries:
        whole = batch["RequestItems"][table]
        if isinstance(whole, dict):
            tables.setdefault(table, whole | {"Keys": []})["Keys"].append(entry)
        else:
            tables.setdefault(table, []).append(entry)
    return tables


def split_batch(request: Message, chance: random.Random) -> tuple[Message, dict]:
    """A batch with some of its entries, at least one, and the tables of the others."""
    batch = json.loads(request.body)
    entries = batch_entries(batch)
    chance.shuffle(entries)
    count = chance.randrange(1, len(entries))
    part = json.dumps(batch | {"RequestItems": batch_of(batch, entries[:count])}).encode()
    return Message(request.start, request.headers, part), batch_of(batch, entries[count:])


def with_unprocessed(answer: Message, request: Message, rest: dict) -> Message:
    if answer.status != 200:
        return answer
    field = "UnprocessedItems" if request.operation == "BatchWriteItem" else "UnprocessedKeys"
    content = json.loads(answer.body)
    tables = content.setdefault(field, {})
    for table, entries in rest.items():
        if table not in tables:
            tables[table] = entries
        elif isinstance(entries, dict):
            tables[table]["Keys"] += entries["Keys"]
        else:
            tables[table] += entries
    body = json.dumps(content).encode()
    return Message(answer.start, answer.without("x-amz-crc32") + [("x-amz-crc32", checksum(body))], body)


def rates_of(changes: list[str]) -> dict[str, float]:
    rates = dict(RATES)
    for change in changes:
        name, equals, number = change.partition("=")
        try:
            rate = float(number)
        except ValueError:
            equals = ""
            rate = 0.0
        if not equals or not 0 <= rate <= 1:
            raise argparse.ArgumentTypeError(f"{change}: not of the form NAME=RATE, with a rate from 0 to 1")
        if name == "all":
            rates = dict.fromkeys(rates, rate)
        elif name in rates:
            rates[name] = rate
        else:
            raise argparse.ArgumentTypeError(f"{name}: none of all, {', '.join(RATES)}")
    return rates


async def serve(arguments: argparse.Namespace, rates: dict[str, float]) -> None:
    upstream = urllib.parse.urlsplit(arguments.upstream)
    with open(arguments.journal, "w", encoding="utf-8") as journal:
        proxy = Proxy(
            (upstream.hostname or "127.0.0.1", upstream.port or 80),
            Days(arguments.seed, rates),
            journal,
            arguments.short,
            arguments.long,
        )
        server = await asyncio.start_server(proxy.connected, "127.0.0.1", arguments.port, limit=LARGEST_HEAD)
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        print(server.sockets[0].getsockname()[1], flush=True)
        await stopped.wait()
        server.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upstream", required=True, metavar="URL", help="the server")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on (default: a free one)")
    parser.add_argument("--seed", type=int, default=1, help="what chance follows from (default: 1)")
    parser.add_argument("--journal", required=True, metavar="FILE", help="where to write what was done")
    parser.add_argument(
        "--rate", action="append", default=[], metavar="NAME=RATE", help="how often something befalls a request"
    )
    parser.add_argument("--short", type=float, default=0.1, metavar="SECONDS", help="the longest delay (default: 0.1)")
    parser.add_argument(
        "--long", type=float, default=10, metavar="SECONDS", help="longer than any client waits (default: 10)"
    )
    arguments = parser.parse_args()
    try:
        rates = rates_of(arguments.rate)
        Days(arguments.seed, rates)
    except (argparse.ArgumentTypeError, ValueError) as problem:
        parser.error(str(problem))
    asyncio.run(serve(arguments, rates))
    return 0


if __name__ == "__main__":
    sys.exit(main())
