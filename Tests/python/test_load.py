"""What loads a client, and what a client is loaded with."""

import json
import pathlib
import subprocess
import sys

import boto3
import pytest
from toy_server import Client

SERVERS = pathlib.Path(__file__).resolve().parent.parent / "servers"
KEY = {"PK": {"S": "USER#01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "SK": {"S": "ORDER#01BX5ZZKBKACTAV9WEVGEMMVRZ"}}


@pytest.fixture
def port():
    with subprocess.Popen([sys.executable, SERVERS / "canned_server.py"], stdout=subprocess.PIPE, text=True) as server:
        yield int(server.stdout.readline())
        server.terminate()
        assert server.wait(timeout=30) == 0


def test_canned_answers_come_on_one_connection_with_their_checksums(port):
    with Client(port) as client:
        for _ in range(3):
            put = client.ask("PutItem", {"TableName": "t", "Item": KEY | {"text": {"S": "x" * 100_000}}})
            assert (put.status, put.body) == (200, b"{}")
            assert put.has_right_checksum
            get = client.ask("GetItem", {"TableName": "t", "Key": KEY})
            assert get.status == 200
            assert get.has_right_checksum
            assert json.loads(get.body)["Item"].items() > KEY.items()
        assert client.ask("Query", {}).status == 400


def test_a_client_reads_the_canned_item(port):
    client = boto3.client(
        "dynamodb", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    item = client.get_item(TableName="t", Key=KEY)["Item"]
    assert item["tags"] == {"SS": ["express", "fragile", "gift"]}
    assert item["lines"]["L"][0]["M"]["name"] == {"S": "Grüße " * 4}
    assert item["thumbnail"] == {"B": bytes(range(32))}


def test_the_load_says_what_it_cost(port):
    done = subprocess.run(
        [sys.executable, SERVERS / "boto3_load.py", "--endpoint", f"http://127.0.0.1:{port}", "--requests", "20"],
        capture_output=True, text=True, timeout=120, check=True,
    )
    figures = json.loads(done.stdout)
    assert figures["requests"] == 20
    assert 0 < figures["cpu_seconds"] < 60
    assert 0 < figures["wall_seconds"] < 60
    assert figures["max_rss"] > 10_000_000
