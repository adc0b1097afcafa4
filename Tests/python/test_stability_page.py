"""The page of what may be changed says what is found of each pair of designs."""

import pytest
import stability

CASES = stability.changes()


@pytest.fixture(scope="module")
def comparison(binary, tmp_path_factory) -> stability.Comparison:
    return stability.Comparison(binary, tmp_path_factory.mktemp("stability"), CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_what_a_change_breaks(comparison, case):
    assert comparison.found(case) == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.group == "Keys"], ids=lambda case: case.title)
def test_a_stored_key_says_the_same_unless_the_page_says_otherwise(comparison, case):
    said = comparison.keys(case)
    assert all(before for before, _ in said)
    if {"unparsed-key", "forged-key"} & set(case.expected.items):
        assert any(after is None for _, after in said)
    else:
        assert all(before == after for before, after in said)


def test_the_page_has_these_tables():
    page = stability.PAGE.read_text(encoding="utf-8")
    assert stability.renewed(page, CASES) == page


def test_changes_of_every_kind_are_there():
    found = [case.expected for case in CASES]
    assert {each.swift for each in found} == {"no", "yes", "switches", "mocks"}
    assert {each.table for each in found} == {"same", "index added", "index removed", "index replaced", "settings", "other table"}
    assert len(CASES) == len({case.title for case in CASES}) >= 70
    # One that breaks only stored data, one only code, one both, and one nothing.
    kinds = {(each.swift == "yes", bool(each.items)) for each in found}
    assert kinds == {(False, False), (False, True), (True, False), (True, True)}
