#!/usr/bin/env python3
"""Puts and gets an item with boto3, one request after another, and prints what that cost this process, as JSON.

    boto3_load.py --endpoint http://127.0.0.1:8000 --requests 10000
"""

import argparse
import json
import resource
import sys
import time

import boto3
import botocore.config
from load_item import ITEM, TABLE


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", required=True, metavar="URL")
    parser.add_argument("--requests", type=int, default=10_000, metavar="COUNT", help="half puts, half gets")
    arguments = parser.parse_args()

    client = boto3.client(
        "dynamodb",
        endpoint_url=arguments.endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=botocore.config.Config(retries={"max_attempts": 0}),
    )
    key = {name: ITEM[name] for name in ("PK", "SK")}
    # What is made with the first request of each kind is not counted.
    client.put_item(TableName=TABLE, Item=ITEM)
    client.get_item(TableName=TABLE, Key=key)

    start, start_processor = time.monotonic(), processor_seconds()
    for number in range(arguments.requests):
        if number % 2 == 0:
            client.put_item(TableName=TABLE, Item=ITEM)
        elif len(client.get_item(TableName=TABLE, Key=key)["Item"]) != len(ITEM):
            print("an item with other attributes came back", file=sys.stderr)
            return 1
    spent, wall = processor_seconds() - start_processor, time.monotonic() - start

    # In bytes there, in kilobytes elsewhere.
    unit = 1 if sys.platform == "darwin" else 1024
    figures = {
        "client": f"boto3 {boto3.__version__}",
        "requests": arguments.requests,
        "cpu_seconds": round(spent, 3),
        "cpu_microseconds_per_request": round(spent / arguments.requests * 1e6, 1),
        "wall_seconds": round(wall, 3),
        "max_rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
