"""`keywright explain`: of a rule its page, of a pattern why it runs as it does; `rules` beside it."""

import json

import pytest

from command import CLEAN, COLLISION, MISSPELT, Keywright

INDEXED = """\
keywright: 1
design: Notes
table:
  name: notes
  key: { partition: PK, sort: SK }
  indexes:
    GSI1: { partition: GSI1PK, sort: GSI1SK }
    GSI2: { partition: GSI2PK, sort: GSI2SK }
entities:
  Note:
    key: { PK: USER#<userId>, SK: NOTE#<noteId> }
    indexes:
      GSI1: { GSI1PK: OWNER#<userId>, GSI1SK: NOTE#<noteId> }
    attributes: { userId: ulid, noteId: ulid, mood: string }
accessPatterns:
  getNote: { get: Note }
  addNote: { create: Note }
  listNotes: { query: Note, where: userId = $userId }
  listByMood: { query: Note, where: mood = $mood }
"""


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("notes.keywright.yaml", INDEXED)
    return command


@pytest.mark.parametrize("name", ["KW101", "kw101", "key-collision"])
def test_a_rule(keywright, name):
    result = keywright.run("explain", name)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("# KW101 key-collision (error)\n")
    for part in ["## A design that breaks it", "## Put right", "## To keep a finding", "error[KW101]"]:
        assert part in result.out


def test_a_rule_as_json_and_all(keywright):
    one = json.loads(keywright.run("explain", "KW302", "--format", "json").out)
    assert one["id"] == "KW302" and one["severity"] == "warning" and one["category"] == "heat"
    assert "keywright: 1" in one["bad"] and "keywright: 1" in one["good"] and one["explanation"]
    every = json.loads(keywright.run("explain", "--all", "--format", "json").out)
    listed = json.loads(keywright.run("rules", "--format", "json").out)
    assert [rule["id"] for rule in every] == [rule["id"] for rule in listed]
    assert one in every
    text = keywright.run("explain", "--all").out
    assert [line.split()[1] for line in text.splitlines() if line.startswith("# KW")] == [rule["id"] for rule in listed]


def test_rules_say_which_offer_an_edit(keywright):
    rules = {rule["id"]: rule for rule in json.loads(keywright.run("rules", "--format", "json").out)}
    assert rules["KW002"]["fixable"] and not rules["KW101"]["fixable"]
    for line in keywright.run("rules").out.splitlines():
        rule = rules[line.split()[0]]
        assert (" fixable " in line) == rule["fixable"]
        assert line.endswith(rule["summary"])


@pytest.mark.parametrize(
    "arguments, near",
    [
        (["KW1O1"], "KW101"),
        (["key-colision"], "key-collision"),
        (["listNote", "notes.keywright.yaml"], "listNotes"),
        (["listNote"], "listNotes"),
        (["zzzzzz", "notes.keywright.yaml"], None),
        ([], None),
        (["KW101", "--all"], None),
    ],
    ids=str,
)
def test_what_is_unknown_is_bad_usage(keywright, arguments, near):
    result = keywright.run("explain", *arguments)
    assert (result.status, result.out) == (2, "")
    if near:
        assert near in result.err


def test_an_unknown_rule_without_a_design(binary, tmp_path):
    result = Keywright(binary, tmp_path).run("explain", "KW999")
    assert (result.status, result.out) == (2, "")
    assert "no rule is called 'KW999'" in result.err


def test_a_query_that_two_could_answer(keywright):
    result = keywright.run("explain", "listNotes", "notes.keywright.yaml")
    assert (result.status, result.err) == (0, "")
    plan = keywright.run("plan", "--pattern", "listNotes").out
    assert result.out.startswith(plan)
    assert result.out[len(plan) :].splitlines() == [
        "",
        "Why: Of those that can answer the query the cheapest is taken, the table before the indexes and these as written.",
        "  the table  taken, at 0.5 read units a call",
        "  GSI1       it could answer, too, at 0.5 read units a call, which is no less, and comes later",
        "  GSI2       it holds no Note",
    ]


def test_a_query_that_nothing_answers(keywright):
    result = keywright.run("explain", "listByMood", "--format", "json")
    report = json.loads(result.out)
    assert report["table"] is None and report["index"] is None
    assert [candidate["index"] for candidate in report["candidates"]].count(None) == 1
    assert all(candidate["outcome"] == "unfit" and candidate["why"] for candidate in report["candidates"])
    assert any("GSI2" in line for line in report["repair"])


@pytest.mark.parametrize("pattern, word", [("getNote", "GetItem"), ("addNote", "PutItem")])
def test_what_is_no_query_has_nothing_to_choose(keywright, pattern, word):
    result = keywright.run("explain", pattern)
    assert result.status == 0
    assert word in result.out and "\nWhy: " in result.out
    assert json.loads(keywright.run("explain", pattern, "--format", "json").out)["candidates"] == []


def test_a_design_with_errors_has_no_plan_to_explain(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("misspelt.keywright.yaml", MISSPELT)
    result = keywright.run("explain", "listNotes")
    assert (result.status, result.out) == (1, "")
    assert "KW002" in result.err
    keywright.write("misspelt.keywright.yaml", COLLISION)
    assert keywright.run("explain", "getUser").status == 0


def test_a_file_that_is_not_there(keywright):
    result = keywright.run("explain", "listNotes", "no.keywright.yaml")
    assert (result.status, result.out) == (2, "")
    assert "no.keywright.yaml" in result.err


def test_two_designs_with_one_pattern(keywright):
    keywright.write("other.keywright.yaml", CLEAN)
    result = keywright.run("explain", "listNotes")
    assert result.status == 0
    assert result.out.count("\nWhy: ") == 2
