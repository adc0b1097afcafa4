"""Generated Swift gives the keys of the vectors, and the key of every witness: `scripts/key-vectors` on a small sample."""

import os
import re
import subprocess
import sys

from designs_of_tests import ROOT

SOUND = """\
keywright: 1
design: Sample
table:
  name: sample
  key: { partition: PK, sort: SK }
  indexes:
    ByDay: { partition: DayPK, sort: { name: rank, type: N } }
types:
  Kind: { enum: { first: f, second: s } }
entities:
  Thing:
    key: { PK: 'T#<owner.name|upper>#<kind>', SK: '<line|pad(3.1)>#<left|invert(4)>#<flag>#<id>' }
    indexes:
      ByDay: { DayPK: '<seenAt|hour>#<owner.name|upper|shard(8)>' }
    attributes:
      owner: { object: { name: { type: string, maxLength: 20 } } }
      kind: Kind
      line: { type: decimal, fraction: 1 }
      left: { type: int, min: 0, max: 1500 }
      flag: bool
      id: uuid
      seenAt: { type: timestamp, as: epochMillis }
      rank: int?
"""

COLLIDING = """\
keywright: 1
design: Sample
table: { name: sample, key: { partition: PK, sort: { name: at, type: N } } }
entities:
  Note:
    key: { PK: 'N#<a><b>' }
    attributes: { a: string, b: string, at: int }
  Mark:
    key: { PK: 'N#<day>' }
    attributes: { day: date, at: { type: timestamp, as: epochSeconds } }
"""


def run(binary, *designs):
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/key-vectors"), *map(str, designs)],
        env=os.environ | {"KEYWRIGHT_BINARY": str(binary)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_sample(binary, tmp_path):
    (tmp_path / "sound.keywright.yaml").write_text(SOUND)
    (tmp_path / "colliding.keywright.yaml").write_text(COLLIDING)
    result = run(binary, tmp_path / "sound.keywright.yaml", tmp_path / "colliding.keywright.yaml")
    assert result.returncode == 0, result.stdout + result.stderr
    counts = re.search(r"(\d+) built, (\d+) refused, 0 faults, 0 without code, (\d+) items", result.stdout)
    assert counts, result.stdout
    assert int(counts[1]) > 60
    assert int(counts[2]) >= 20
    # Two of the collision, two of the ambiguous key.
    assert int(counts[3]) == 4, result.stdout


def test_the_builders_of_the_tests_are_up_to_date():
    result = subprocess.run(
        [sys.executable, str(ROOT / "scripts/key-vectors"), "--check"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, "")
