"""The page on performance names the cases that the benchmark has, in order, and its figures agree with themselves."""

import re
import subprocess

from designs_of_tests import ROOT

PAGE = (ROOT / "docs/performance.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ((?:key|encode|decode) [^|]+?) \| (\d+) \| (\d+) \| (\d+\.\d\d) \| (\d\.\d) \|$", PAGE, re.M)


def test_the_page_has_every_case(binary):
    benchmark = binary.with_name("keywright-generated-benchmark")
    listed = subprocess.run([benchmark, "--list"], capture_output=True, text=True, check=True).stdout.splitlines()
    assert [row[0] for row in ROWS] == listed


def test_the_figures_agree():
    assert ROWS
    for name, generated, by_hand, ratio, limit in ROWS:
        # The times are rounded to whole nanoseconds.
        assert abs(int(generated) / int(by_hand) - float(ratio)) < 0.02, name
        assert float(ratio) <= float(limit), name


def test_the_page_names_the_limits_of_the_scripts():
    for script, limit in (("compile_time.py", "LIMIT = 2.0"), ("plugin_time.py", "MOST_SECONDS = 90.0")):
        assert limit in (ROOT / "Benchmarks" / script).read_text(encoding="utf-8")
    words = " ".join(PAGE.split())
    assert "at most twice" in words
    assert "at most 90 seconds" in words
