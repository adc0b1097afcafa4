"""What docs/editors.md shows is what the command says, and the files that it names are what their readers take."""

import json
import re

import pytest
import yaml

from command import COLLISION, WARNING, Keywright
from designs_of_tests import ROOT

PAGE = (ROOT / "docs/editors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.S | re.M)


@pytest.fixture
def jobs(binary, tmp_path) -> Keywright:
    [design] = [block for block in blocks("yaml") if "design: Jobs" in block]
    keywright = Keywright(binary, tmp_path)
    keywright.write("jobs.keywright.yaml", design)
    return keywright


@pytest.mark.parametrize(
    "number, arguments", [(0, ["explain", "listJobs"]), (1, ["check", "--missing-figures"])], ids=["explain", "figures"]
)
def test_the_page_shows_what_is_said(jobs, number, arguments):
    result = jobs.run(*arguments)
    assert (result.status, result.err) == (0, "")
    assert result.out == blocks("text")[number]


def test_the_design_of_the_schema_checks_clean(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("notes.keywright.yaml", blocks("yaml")[0])
    assert keywright.run("check", "--fail-on", "warning").status == 0


def test_hooks_are_those_of_the_page_and_name_commands(binary, tmp_path):
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert all({"id", "name", "entry", "language"} <= set(hook) for hook in hooks)
    ids = {hook["id"] for hook in hooks}
    assert set(re.findall(r"keywright-[a-z-]+(?=\n|`)", PAGE)) <= ids
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "keywright"
        assert Keywright(binary, tmp_path).run(*arguments, "--help").status == 0
        assert re.search(hook["files"], "designs/shop.keywright.yaml")
        assert not re.search(hook["files"], "notes.yaml")


def test_the_problem_matcher_reads_the_concise_report(binary, tmp_path):
    matcher = json.loads((ROOT / "docs/keywright-problem-matcher.json").read_text(encoding="utf-8"))
    [pattern] = matcher["problemMatcher"][0]["pattern"]
    keywright = Keywright(binary, tmp_path)
    keywright.write("a.keywright.yaml", COLLISION)
    keywright.write("b.keywright.yaml", WARNING)
    lines = keywright.run("check", "--format", "concise").out.splitlines()
    assert lines
    for line in lines:
        match = re.fullmatch(pattern["regexp"], line)
        assert match, line
        assert match[pattern["file"]] in ("a.keywright.yaml", "b.keywright.yaml")
        assert match[pattern["severity"]] in ("error", "warning", "note")
        assert match[pattern["code"]] in line
