"""Times `keywright items` beside `json.loads` over the same lines, and tells how much memory it takes.

Both are done by one thread, so that times of the processor compare them, whatever else the machine does.

items.py KEYWRIGHT MEGABYTES: the command, built for release, and how much to read; called by `scripts/benchmark --items`.
"""

import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "Tests/python"))

import shop_items

DESIGN = ROOT / "Tests/KeywrightGeneratedTests/Designs/shop.keywright.yaml"
RUNS = 3


def write_items(path: pathlib.Path, megabytes: int) -> int:
    """Different items all along: some megabytes are made, and written again and again with other ids and addresses."""
    plain = shop_items.ulid
    shop_items.ulid = lambda chance: "0QQQQ" + plain(chance)[5:]
    text = shop_items.lines(shop_items.clean(random.Random(1), 20_000)).encode()
    written, number = 0, 0
    with path.open("wb") as file:
        while written < megabytes * 10**6:
            part = text.replace(b"0QQQQ", b"0%04d" % number).replace(b"ann.", b"ann%d." % number)
            file.write(part)
            written += len(part)
            number += 1
    return written


def processor_time() -> float:
    """Seconds that this process and those that it has waited for took."""
    uses = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def best(action) -> float:
    times = []
    for _ in range(RUNS):
        start = processor_time()
        action()
        times.append(processor_time() - start)
    return min(times)


def loads(path: pathlib.Path) -> None:
    with path.open("rb") as file:
        for line in file:
            json.loads(line)


def main() -> None:
    keywright, megabytes = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "items.jsonl"
        size = write_items(path, megabytes) / 10**6

        def run(*options: str) -> None:
            done = subprocess.run([keywright, "items", path, "--design", DESIGN, *options], capture_output=True, check=False)
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

        python = best(lambda: loads(path))
        print(f"json.loads                     {size / python:7.1f} MB/s")
        for options in ([], ["--no-duplicates"]):
            taken = best(lambda options=options: run(*options))
            name = " ".join(["keywright items", *options])
            print(f"{name:30} {size / taken:7.1f} MB/s, {python / taken:.1f} times as fast")
        # In kilobytes, on macOS in bytes.
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        print(f"at most {peak / 10**6:.0f} MB of memory over {size:.0f} MB of items")


if __name__ == "__main__":
    main()
