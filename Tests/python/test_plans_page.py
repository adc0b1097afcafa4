"""What the page on plans says of its commands, and of what may differ, is what stands in the project."""

import re
import shlex

import pytest

from designs_of_tests import ROOT

PAGE = (ROOT / "docs/plans.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line, comments=True)
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.S | re.M)
    for line in block.splitlines()
]
RULES = ROOT / "Tests/_KeywrightPlanOracle/Generated/RequestRules.swift"


def test_there_are_commands():
    assert {command[0] for command in COMMANDS} == {"scripts/plans", "scripts/generated-plans"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_scripts_take_what_the_page_gives(command):
    script = ROOT / command[0]
    assert script.stat().st_mode & 0o111
    usage = re.search(rf"^#   {command[0]} (.*)$", script.read_text(encoding="utf-8"), re.M)[1]
    numbers = [word for word in command[1:] if not word.startswith("--")]
    assert all(number.isdecimal() for number in numbers)
    assert len(numbers) <= len(re.findall(r"\[[A-Z]+\]", usage))
    assert all(f"[{word}]" in usage for word in command[1:] if word.startswith("--"))


def test_the_page_lists_what_may_differ():
    rules = re.findall(r'^        case \w+ = "(.*)"$', RULES.read_text(encoding="utf-8"), re.M)
    assert len(rules) >= 8
    listed = PAGE.split("a rule says how")[1]
    shown = [" ".join(entry.split()) for entry in re.findall(r"^- (.*?)[;.]$", listed, re.S | re.M)]
    assert shown == rules
