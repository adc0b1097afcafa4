"""Commands that build, timed: seconds on the clock, and seconds of all processors, which others' work adds less to."""

import dataclasses
import resource
import subprocess
import sys
import time


@dataclasses.dataclass
class Timing:
    """What a command took."""

    seconds: float
    cpu: float


def timed(command: list[str], **options) -> Timing:
    """Runs a command, whose words are shown only where it fails; then this ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    seconds = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command[:4])} … ended with {result.returncode}\n{result.stdout[-4000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(seconds, cpu)


def least(timings: list[Timing]) -> Timing:
    """The least of both: what else the machine does can only add to them."""
    return Timing(min(timing.seconds for timing in timings), min(timing.cpu for timing in timings))


def table(rows: list[list[str]]) -> str:
    """Columns of one width: the first to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])])
        for row in rows
    )
