"""The page of reports shows what the command prints."""

import pathlib
import re

import pytest

from command import Keywright

PAGE = (pathlib.Path(__file__).parents[2] / "docs/reports.md").read_text(encoding="utf-8")

DESIGN = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
EXAMPLES = re.findall(r"```console\n\$ keywright (.*?)\n(.*?)```", PAGE, re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) >= 9


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(binary, tmp_path, command, shown):
    keywright = Keywright(binary, tmp_path)
    keywright.write("blog.keywright.yaml", DESIGN)
    result = keywright.run(*command.split())
    # A line of three dots stands for any lines.
    parts = re.split(r"^ *…\n", shown, flags=re.MULTILINE)
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in parts)
    assert re.fullmatch(pattern, result.out), result.out
