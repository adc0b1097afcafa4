"""`keywright check --missing-figures` lists which declared figure would make which rule speak."""

import json

from command import CLEAN, COLLISION, MISSPELT, Keywright

# Three values of a partition key: what the rule about them says depends on how many items and writes there are.
STATUS = """\
keywright: 1
design: Jobs
table: { name: jobs, key: { partition: PK, sort: SK } }
entities:
  Job:
    key: { PK: STATE#<state>, SK: <jobId> }
    attributes: { state: { enum: [open, held, done] }, jobId: ulid }
accessPatterns:
  addJob: { create: Job }
  listJobs: { query: Job, where: state = $state, limit: 20 }
"""


def test_lists_figure_place_and_rule(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("jobs.keywright.yaml", STATUS)
    result = keywright.run("check", "--missing-figures")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == [
        "jobs.keywright.yaml:5:3: `Job` does not say how many items there are: "
        "`expect: { count: 50M }` would let KW302 low-cardinality, KW305 large-collection speak",
        "jobs.keywright.yaml:5:3: `Job` does not say how large an item is in the mean: "
        "`expect: { size: 1.2KB }` would let KW305 large-collection speak",
        "jobs.keywright.yaml:9:3: `addJob` does not say how often it is called: "
        "`expect: { rate: 300/s }` would let KW301 hot-partition, KW302 low-cardinality speak",
    ]


def test_what_is_declared_is_not_missing(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    text = STATUS.replace("{ create: Job }", "{ create: Job, expect: { peak: 5/s } }")
    text = text.replace("jobId: ulid }\n", "jobId: ulid }\n    expect: { count: 900, size: 1KB }\n")
    keywright.write("jobs.keywright.yaml", text)
    result = keywright.run("check", "--missing-figures")
    assert (result.status, result.out) == (0, "")


def test_a_design_whose_keys_spread_needs_none(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("notes.keywright.yaml", CLEAN.replace("= $userId }", "= $userId, limit: 20 }"))
    result = keywright.run("check", "--missing-figures")
    assert (result.status, result.out) == (0, "")


def test_json(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("jobs.keywright.yaml", STATUS)
    report = json.loads(keywright.run("check", "--missing-figures", "--format", "json").out)
    assert report["format"] == 1
    first, _, second = report["missing"]
    assert first["figure"] == "count"
    assert first["subject"] == {"entity": "Job"}
    assert first["rules"] == [
        {"id": "KW302", "name": "low-cardinality"},
        {"id": "KW305", "name": "large-collection"},
    ]
    assert first["start"] == {"line": 5, "column": 3, "byte": STATUS.index("Job:\n")}
    assert second["subject"] == {"pattern": "addJob"}


def test_a_design_with_errors_has_no_figures_yet(binary, tmp_path):
    keywright = Keywright(binary, tmp_path)
    keywright.write("misspelt.keywright.yaml", MISSPELT)
    result = keywright.run("check", "--missing-figures")
    assert (result.status, result.out) == (1, "")
    assert "KW002" in result.err
    # What the rules find is no hindrance: the design could be read.
    keywright.write("misspelt.keywright.yaml", COLLISION)
    assert keywright.run("check", "--missing-figures").status == 0
