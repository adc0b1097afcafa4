"""The tutorial's commands show what they print. `scripts/tutorial` takes the other steps: it builds the package and runs it."""

import re

from page_steps import Command, File, steps_of
from tutorial import PAGE, ROOT, follow, is_of_a_build

TEXT = PAGE.read_text(encoding="utf-8")
STEPS = steps_of(TEXT)


def test_every_step_but_the_builds_can_be_taken(binary, tmp_path):
    assert follow(binary, tmp_path) == 3
    assert sum(isinstance(step, Command) and not is_of_a_build(step) for step in STEPS) >= 20


def test_every_block_of_a_file_is_written():
    blocks = re.findall(r"^```(?:csv|python|swift|yaml)$", TEXT, re.M)
    assert len(blocks) == sum(isinstance(step, File) for step in STEPS) >= 7


def test_the_workflow_runs_what_the_page_has_run():
    [workflow] = [step.text for step in STEPS if isinstance(step, File) and step.path.endswith("design.yml")]
    told = re.findall(r"- run: (keywright .*)", workflow)
    assert len(told) == 3
    assert set(told) <= {step.text for step in STEPS if isinstance(step, Command)}


def test_keywright_is_installed_as_the_readme_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    # The reader stands beside the checkout, and the other one within it.
    assert "swift build --package-path keywright -c release --product keywright\n" in TEXT
    assert "`swift build -c release --product keywright`" in readme
