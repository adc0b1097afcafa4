"""The designs whose Swift scripts/type-check compiles in every mode hold every word of the language: each key and each choice of the
JSON Schema, each type, each transform and each form of a condition."""

import json
import re

import pytest
import yaml

from designs_of_tests import ROOT

FOLDER = ROOT / "Tests/KeywrightGeneratedTests/Designs"
# Files that a design consists of; scripts/integration-test builds such a one.
OF_SEVERAL_FILES = {"include"}
TYPES = (
    "string int decimal double bool bytes timestamp date uuid uuidv7 ulid ksuid json list<…> set<…> map<…> enum object "
    "int? list<…>? set<…>? map<…>?"
).split()
TRANSFORMS = "pad(4) pad(4.2) invert(4) lower upper year month day hour shard(4)".split()
CONDITIONS = {
    "=": r"\w\|?\w* = ",
    "!=": " != ",
    "<": " < ",
    "<=": " <= ",
    ">": " > ",
    ">=": " >= ",
    "between": r" between \S+ and ",
    "begins with": " begins with ",
    "in a list of values": r" in \('",
    "in a parameter's list": r" in \(\$\w+\)",
    "contains": r"contains\(",
    "exists": r"exists\(",
    "missing": r"missing\(",
    "size": r"size\(",
    "not": r"\bnot ",
    "or": " or ",
    "and": " and ",
    "now": r"[<>=] now\b",
    "true or false": r"= (true|false)",
    "a number": r"[<>=] -?\d",
    "a text": r"= '",
    "$name?": r"\$\w+\?",
    "-$name": r"-\$\w+",
    "$name.member": r"\$\w+\.\w+",
    "a path": r"\b[a-z]\w*\.\w+ (=|!=|<|>|<=|>=|in|begins|between)",
    "a name in backquotes": r"`\w+`",
    "a transform": r"\w\|(lower|upper|day|month|year|hour)\b",
}


def words_of_schema(node) -> set[str]:
    """The fixed keys, and the texts among which a value has to be chosen."""
    if isinstance(node, list):
        return set().union(*map(words_of_schema, node))
    if not isinstance(node, dict):
        return set()
    found = {word for word in node.get("enum", []) if isinstance(word, str)}
    if isinstance(node.get("const"), str):
        found.add(node["const"])
    for key, child in node.items():
        if key == "properties":
            found |= set(child)
            found |= words_of_schema(list(child.values()))
        elif key not in ("enum", "const", "required"):
            found |= words_of_schema(child)
    return found


def texts_of(node) -> list[str]:
    """All scalars, keys among them."""
    if isinstance(node, yaml.ScalarNode):
        return [node.value.strip()]
    children = [child for pair in node.value for child in pair] if isinstance(node, yaml.MappingNode) else node.value
    return [text for child in children for text in texts_of(child)]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    designs = sorted(FOLDER.glob("*.keywright.yaml")) + [ROOT / "schemas/shop.keywright.yaml"]
    return [text for path in designs for text in texts_of(yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader))]


def test_every_key_and_every_choice(texts):
    schema = json.loads((ROOT / "schemas/keywright.schema.json").read_text(encoding="utf-8"))
    words = words_of_schema(list(schema["definitions"].values()))
    assert len(words) > 150
    used = set(texts) | {text.removesuffix("?") for text in texts}
    assert words - used - OF_SEVERAL_FILES == set()


def test_every_type(texts):
    used = {re.sub("<.*>", "<…>", text) for text in texts}
    used |= {text.removesuffix("?") for text in used}
    assert [type for type in TYPES if type not in used] == []


def test_every_transform(texts):
    templates = {re.sub(r"\d+", "4", match) for text in texts for match in re.findall(r"\|[^|<>'\"]+(?=[|>])", text)}
    used = {template[1:].replace("4.4", "4.2") for template in templates}
    assert [transform for transform in TRANSFORMS if transform not in used] == []


@pytest.mark.parametrize("form", CONDITIONS)
def test_every_form_of_a_condition(texts, form):
    assert any(re.search(CONDITIONS[form], text) for text in texts)
