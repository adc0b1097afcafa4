"""The proxy does to a request what it was told to, no less, and says what it did."""

import json
import pathlib
import subprocess
import sys

import pytest
from toy_server import Client, ToyServer

PROXY = pathlib.Path(__file__).resolve().parent.parent / "servers" / "bad_days_proxy.py"
PUT = {"TableName": "t", "Item": {"pk": {"S": "1"}}}
ANSWER = {"Attributes": {"pk": {"S": "grün"}}}


class Proxy:
    def __init__(self, folder: pathlib.Path, upstream: int, *options: str):
        self._journal = folder / "days.jsonl"
        self._process = subprocess.Popen(
            [
                sys.executable, str(PROXY), "--upstream", f"http://127.0.0.1:{upstream}", "--journal",
                str(self._journal), *options,
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self._process.stdout.readline())

    def stop(self) -> list[dict]:
        """What it says that it did."""
        self._process.terminate()
        assert self._process.wait(timeout=30) == 0
        self._process.stdout.close()
        return [json.loads(line) for line in self._journal.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def start(tmp_path):
    """Starts a proxy before a toy server: start(server, option…)."""
    started: list[Proxy] = []
    servers: list[ToyServer] = []

    def start(server: ToyServer, *options: str) -> Proxy:
        servers.append(server)
        started.append(Proxy(tmp_path, server.port, *options))
        return started[-1]

    yield start
    for proxy in started:
        proxy._process.kill()
        proxy._process.wait()
    for server in servers:
        server.close()


def only(fault: str) -> list[str]:
    return ["--rate", "all=0", "--rate", f"{fault}=1"]


def error_name(body: bytes) -> str:
    return json.loads(body)["__type"].rpartition("#")[2]


def test_without_a_fault_an_answer_passes_with_a_checksum_and_the_connection_stays(start):
    server = ToyServer(ANSWER)
    proxy = start(server, "--rate", "all=0")
    with Client(proxy.port) as client:
        for _ in range(3):
            answer = client.ask("PutItem", PUT)
            assert (answer.status, json.loads(answer.body)) == (200, ANSWER)
            assert answer.has_right_checksum
    assert server.bodies == [PUT] * 3
    assert proxy.stop() == [
        {"request": number, "operation": "PutItem", "did": "pass", "forwarded": True, "answered": 200, "status": 200}
        for number in (1, 2, 3)
    ]


# Fault; the statuses and error names that it may give; whether the server saw the request.
ANSWERED = [
    ("throttle", {(400, "ProvisionedThroughputExceededException"), (400, "ThrottlingException")}, False),
    ("error-before", {(500, "InternalServerError")}, False),
    ("error-after", {(500, "InternalServerError")}, True),
    ("unavailable", {(503, "ServiceUnavailable")}, False),
]


@pytest.mark.parametrize(("fault", "expected", "forwarded"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_a_refusal_is_the_services_own(start, fault, expected, forwarded):
    server = ToyServer(ANSWER)
    proxy = start(server, *only(fault))
    seen = set()
    with Client(proxy.port) as client:
        for _ in range(20):
            answer = client.ask("PutItem", PUT)
            assert answer.has_right_checksum
            seen.add((answer.status, error_name(answer.body)))
    assert seen == expected
    assert len(server.bodies) == (20 if forwarded else 0)
    assert {(entry["did"], entry["forwarded"]) for entry in proxy.stop()} == {(fault, forwarded)}


@pytest.mark.parametrize(("fault", "forwarded"), [("page-before", False), ("page-after", True)])
def test_a_page_is_html_with_statuses_good_and_bad(start, fault, forwarded):
    server = ToyServer(ANSWER)
    proxy = start(server, *only(fault))
    seen = set()
    with Client(proxy.port) as client:
        for _ in range(30):
            answer = client.ask("PutItem", PUT)
            assert answer.body.startswith(b"<html>")
            assert "x-amz-crc32" not in answer.headers
            seen.add(answer.status)
    assert seen == {200, 502, 504}
    assert len(server.bodies) == (30 if forwarded else 0)
    assert {entry["forwarded"] for entry in proxy.stop()} == {forwarded}


@pytest.mark.parametrize(("fault", "forwarded"), [("reset-before", False), ("reset-after", True)])
def test_a_reset_is_a_reset(start, fault, forwarded):
    server = ToyServer(ANSWER)
    proxy = start(server, *only(fault))
    with Client(proxy.port) as client, pytest.raises(ConnectionResetError):
        client.ask("PutItem", PUT)
    assert len(server.bodies) == (1 if forwarded else 0)
    (entry,) = proxy.stop()
    assert (entry["did"], entry["forwarded"], "status" in entry) == (fault, forwarded, False)


def test_a_truncated_answer_ends_before_its_length(start):
    server = ToyServer({"Attributes": {"text": {"S": "x" * 500}}})
    proxy = start(server, *only("truncate"))
    lengths = set()
    for _ in range(5):
        with Client(proxy.port) as client:
            client.send("PutItem", PUT)
            received = client.raw()
        head, separator, body = received.partition(b"\r\n\r\n")
        if separator:
            assert b"Content-Length: " in head
            length = int(head.partition(b"Content-Length: ")[2].split(b"\r\n")[0])
            assert len(body) < length
        lengths.add(len(received))
    assert len(lengths) > 1
    assert len(server.bodies) == 5
    assert all(entry["forwarded"] and "status" not in entry for entry in proxy.stop())


def test_a_corrupt_answer_has_the_right_length_and_the_checksum_of_the_right_one(start):
    server = ToyServer(ANSWER)
    proxy = start(server, *only("corrupt"))
    right = json.dumps(ANSWER).encode()
    with Client(proxy.port) as client:
        for _ in range(5):
            answer = client.ask("PutItem", PUT)
            assert sum(one != other for one, other in zip(answer.body, right, strict=True)) == 1
            assert not answer.has_right_checksum
    assert len(server.bodies) == 5


def test_a_delayed_answer_comes_later_and_whole(start):
    proxy = start(ToyServer(ANSWER), *only("delay"), "--short", "0.01")
    with Client(proxy.port) as client:
        assert json.loads(client.ask("PutItem", PUT).body) == ANSWER
    assert [entry["status"] for entry in proxy.stop()] == [200]


@pytest.mark.parametrize(("fault", "forwarded"), [("stall", True), ("hold", False)])
def test_a_client_that_leaves_gets_no_answer(start, fault, forwarded):
    server = ToyServer(ANSWER)
    proxy = start(server, *only(fault), "--long", "600")
    with Client(proxy.port, timeout=0.5) as client, pytest.raises(TimeoutError):
        client.ask("PutItem", PUT)
    # The next connection is served although the first was never answered.
    with Client(proxy.port, timeout=0.5) as client, pytest.raises(TimeoutError):
        client.ask("PutItem", PUT)
    assert len(server.bodies) == (2 if forwarded else 0)


def test_a_connection_closes_between_requests_without_having_said_so(start):
    proxy = start(ToyServer(ANSWER), *only("close"))
    with Client(proxy.port) as client:
        answer = client.ask("PutItem", PUT)
        assert json.loads(answer.body) == ANSWER
        assert "connection" not in answer.headers
        assert client.receive() is None
    assert [entry["did"] for entry in proxy.stop()] == ["close"]


WRITES = [{"PutRequest": {"Item": {"pk": {"S": str(number)}}}} for number in range(10)]
KEYS = [{"pk": {"S": str(number)}} for number in range(10)]


def test_a_part_of_a_batch_write_is_said_to_be_unprocessed(start):
    server = ToyServer({"UnprocessedItems": {}})
    proxy = start(server, *only("partial"))
    with Client(proxy.port) as client:
        answer = client.ask("BatchWriteItem", {"RequestItems": {"a": WRITES[:6], "b": WRITES[6:]}})
    assert answer.has_right_checksum
    (forwarded,) = server.bodies
    rest = json.loads(answer.body)["UnprocessedItems"]
    for table, whole in (("a", WRITES[:6]), ("b", WRITES[6:])):
        both = forwarded["RequestItems"].get(table, []) + rest.get(table, [])
        assert sorted(map(json.dumps, both)) == sorted(map(json.dumps, whole))
    assert rest
    assert forwarded["RequestItems"]
    assert [entry["did"] for entry in proxy.stop()] == ["partial"]


def test_a_part_of_a_batch_get_is_said_to_be_unprocessed_beside_what_the_server_says(start):
    server = ToyServer({"Responses": {"a": []}, "UnprocessedKeys": {"a": {"Keys": [{"pk": {"S": "server"}}]}}})
    proxy = start(server, *only("partial"))
    with Client(proxy.port) as client:
        answer = client.ask("BatchGetItem", {"RequestItems": {"a": {"Keys": KEYS, "ConsistentRead": True}}})
    (forwarded,) = server.bodies
    assert forwarded["RequestItems"]["a"]["ConsistentRead"] is True
    rest = json.loads(answer.body)["UnprocessedKeys"]["a"]["Keys"]
    assert rest[0] == {"pk": {"S": "server"}}
    both = forwarded["RequestItems"]["a"]["Keys"] + rest[1:]
    assert sorted(map(json.dumps, both)) == sorted(map(json.dumps, KEYS))


@pytest.mark.parametrize("content", [PUT, {"RequestItems": {"a": WRITES[:1]}}], ids=["no batch", "a batch of one"])
def test_what_has_no_parts_passes_whole(start, content):
    operation = "PutItem" if content is PUT else "BatchWriteItem"
    server = ToyServer(ANSWER)
    proxy = start(server, *only("partial"))
    with Client(proxy.port) as client:
        assert json.loads(client.ask(operation, content).body) == ANSWER
    assert server.bodies == [content]
    assert [entry["did"] for entry in proxy.stop()] == ["pass"]


def test_the_same_seed_gives_the_same_days_and_another_gives_others(start):
    def days(seed: str) -> list[str]:
        proxy = start(ToyServer(ANSWER), "--seed", seed, "--short", "0", "--rate", "stall=0", "--rate", "hold=0")
        for _ in range(150):
            with Client(proxy.port) as client:
                try:
                    client.send("PutItem", PUT)
                    client.receive()
                except ConnectionResetError:
                    pass
        return [entry["did"] for entry in proxy.stop()]

    first = days("7")
    assert len(first) == 150
    assert len(set(first)) > 8
    assert days("7") == first
    assert days("8") != first


def test_a_server_that_is_gone_is_a_reset(start):
    server = ToyServer(ANSWER)
    server.close()
    proxy = start(server, "--rate", "all=0")
    with Client(proxy.port) as client, pytest.raises(ConnectionResetError):
        client.ask("PutItem", PUT)
    assert [entry["did"] for entry in proxy.stop()] == ["lost"]


@pytest.mark.parametrize("rate", ["throttle", "throttle=2", "sunshine=0.1", "all=1"])
def test_rates_that_make_no_sense_are_refused(rate, tmp_path):
    done = subprocess.run(
        [
            sys.executable, str(PROXY), "--upstream", "http://127.0.0.1:1", "--journal", str(tmp_path / "j"),
            "--rate", rate,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "rate" in done.stderr or "none of" in done.stderr
