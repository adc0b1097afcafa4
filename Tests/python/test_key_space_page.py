"""What the page on proofs shows is what the command says of the designs on it."""

import re

import pytest

from command import Keywright
from designs_of_tests import ROOT

PAGE = (ROOT / "docs/key-space.md").read_text(encoding="utf-8")

DESIGNS = {
    re.search(r"^design: (\w+)$", text, re.M)[1].lower() + ".keywright.yaml": text
    for text in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.S | re.M)
}
EXAMPLES = re.findall(r"^```console\n\$ keywright (.*?)\n(.*?)^```", PAGE, re.S | re.M)


def test_there_are_examples():
    assert len(DESIGNS) >= 2
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_page_shows_what_is_said(binary, tmp_path, command, shown):
    keywright = Keywright(binary, tmp_path)
    for name, text in DESIGNS.items():
        keywright.write(name, text)
    result = keywright.run(*command.split())
    assert result.out == shown
