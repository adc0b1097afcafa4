"""The page of keys shows what the command prints and generates."""

import json
import pathlib
import re

import pytest

from command import Keywright

PAGE = (pathlib.Path(__file__).parents[2] / "docs/keys.md").read_text(encoding="utf-8")

DESIGN = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
EXAMPLES = re.findall(r"```console\n\$ keywright (.*?)\n(.*?)```", PAGE, re.DOTALL)
CASES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("blog.keywright.yaml", DESIGN)
    return command


def test_there_are_examples():
    assert len(EXAMPLES) == 4
    assert len(CASES) == 2


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(keywright, command, shown):
    result = keywright.run(*command.split())
    assert result.out == shown
    assert result.status == (1 if "expected" in shown else 0)


@pytest.mark.parametrize("shown", CASES, ids=["taken", "refused"])
def test_case(keywright, shown):
    assert keywright.run("generate", "--target", "vectors", "--output", "out").status == 0
    text = (keywright.folder / "out/Blog.vectors.json").read_text(encoding="utf-8")
    assert shown.rstrip("\n").rstrip(",") in text
    json.loads(text)
