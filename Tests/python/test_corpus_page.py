"""docs/corpus.md says what the checks say of the corpus today, and its reader of the marks agrees with the designs."""

import importlib.machinery
import importlib.util
import os
import subprocess
import sys

import pytest

from designs_of_tests import ROOT


@pytest.fixture(scope="module")
def table():
    loader = importlib.machinery.SourceFileLoader("corpus_table", str(ROOT / "scripts/corpus-table"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


def test_page_is_current(binary):
    run = subprocess.run(
        [str(ROOT / "scripts/corpus-table"), "--check"],
        env=os.environ | {"KEYWRIGHT_BINARY": str(binary)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("    #   ^^^ error[KW101]", 9, 12),
        ("#^^ warning[KW114]: two", 1, 4),
        ("  ## info[KW302]", 3, 4),
        ("# ^ error[KW001]", 3, 4),
    ],
)
def test_marks(table, line, start, end):
    places = table.expectations(["  key: x", line])
    assert [(p.line, p.start, p.end) for p in places] == [(1, start, end)]


def test_what_is_no_mark(table):
    assert table.expectations(["a: b", "# error[KW001] in words", "# ^^^ here", "c: d # ^ error[KW001]"]) == []


def test_verdicts(table, tmp_path, monkeypatch):
    """One mark of each kind that there is: found, missed, false, and waiting for a rule or a plan."""
    design = tmp_path / "a.keywright.yaml"
    design.write_text(
        "entities:\n  A:\n    key: x\n#   ^^^ error[KW101]\n#   ^^^ error[KW102]\n#   ^^^ error[KW999]\n"
        "accessPatterns:\n  p: { scan: A }\n# ^ warning[KW202]\n  q: { query: A }\n# ^ warning[KW202]\n"
    )

    def finding(rule, line, start, end, severity, pattern=None):
        return {
            "rule": rule,
            "severity": severity,
            "message": "`scan` is part of the language, but this version does not plan it yet",
            "subject": {"pattern": pattern},
            "start": {"line": line, "column": start},
            "end": {"line": line, "column": end},
        }

    findings = [
        finding("KW101", 3, 5, 8, "error"),
        finding("KW000", 8, 8, 12, "error", "p"),
        finding("KW201", 10, 3, 4, "error", "q"),
        finding("KW302", 3, 5, 8, "info"),
    ]
    monkeypatch.setattr(table, "check", lambda binary, design: findings)
    verdict = table.judge("", design, {"KW101", "KW102", "KW202"})
    assert [p.rule for p in verdict.found] == ["KW101"]
    assert [(p.rule, p.line) for p in verdict.missed] == [("KW102", 3), ("KW202", 10)]
    assert [p.rule for p in verdict.false] == ["KW201"]
    assert [(p.rule, p.line) for p in verdict.waiting] == [("KW999", 3), ("KW202", 8)]
