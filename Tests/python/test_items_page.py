"""The page of items shows what the command prints, and every kind of finding."""

import pathlib
import re

import pytest
from command import Keywright

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs/items.md").read_text(encoding="utf-8")

DESIGN = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
ITEMS = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL).group(1)
EXAMPLES = re.findall(r"```console\n\$ keywright (.*?)\n(.*?)```", PAGE, re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) == 2


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(binary, tmp_path, command, shown):
    keywright = Keywright(binary, tmp_path)
    keywright.write("library.keywright.yaml", DESIGN)
    keywright.write("items.jsonl", ITEMS)
    result = keywright.run(*command.split())
    assert (result.status, result.out) == (1, shown)


def test_every_kind_is_on_the_page():
    source = (ROOT / "Sources/KeywrightItems/Report/FindingKind.swift").read_text(encoding="utf-8")
    kinds = [explicit or plain for plain, explicit in re.findall(r'^    case (\w+)(?: = "([\w-]+)")?$', source, re.MULTILINE)]
    rows = re.findall(r"^\| (`[^|]*`) \|", PAGE, re.MULTILINE)
    assert [kind for row in rows for kind in re.findall(r"`([\w-]+)`", row)] == kinds
