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


def words_of_schema(node) -> tuple[set[str], set[str]]:
    """The fixed keys, and the texts among which a value has to be chosen."""
    keys, choices = set(), set()
    if isinstance(node, dict):
        choices |= {word for word in node.get("enum", []) if isinstance(word, str)}
        choices |= {node["const"]} if isinstance(node.get("const"), str) else set()
        keys |= set(node.get("properties", {}))
        children = list(node.get("properties", {}).values())
        children += [child for key, child in node.items() if key not in ("enum", "const", "required", "properties")]
    else:
        children = node if isinstance(node, list) else []
    for child in children:
        more_keys, more_choices = words_of_schema(child)
        keys |= more_keys
        choices |= more_choices
    return keys, choices


# Below these stand names that a design gives, and not words of the language.
NAMED = {"attributes", "entities", "accessPatterns", "object", "types", "mixins", "tables", "set", "add", "append", "where", "filter", "tags"}


def keys_of(node, are_names=False) -> set[str]:
    """The keys of all mappings, but for names that the design gives."""
    if isinstance(node, yaml.SequenceNode):
        return set().union(*(keys_of(child) for child in node.value))
    if not isinstance(node, yaml.MappingNode):
        return set()
    own = set() if are_names else {key.value for key, _ in node.value}
    return own.union(*(keys_of(child, not are_names and key.value in NAMED) for key, child in node.value))


def texts_of(node) -> list[str]:
    """All scalars, keys among them."""
    if isinstance(node, yaml.ScalarNode):
        return [node.value.strip()]
    children = [child for pair in node.value for child in pair] if isinstance(node, yaml.MappingNode) else node.value
    return [text for child in children for text in texts_of(child)]


@pytest.fixture(scope="module")
def designs() -> list:
    paths = sorted(FOLDER.glob("*.keywright.yaml")) + [ROOT / "schemas/shop.keywright.yaml"]
    return [yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in paths]


@pytest.fixture(scope="module")
def texts(designs) -> list[str]:
    return [text for design in designs for text in texts_of(design)]


@pytest.fixture(scope="module")
def words() -> tuple[set[str], set[str]]:
    schema = json.loads((ROOT / "schemas/keywright.schema.json").read_text(encoding="utf-8"))
    return words_of_schema(list(schema["definitions"].values()))


def test_every_key(designs, words):
    assert len(words[0]) > 100
    used = set().union(*map(keys_of, designs))
    assert words[0] - used - OF_SEVERAL_FILES == set()


def test_every_choice(texts, words):
    assert len(words[1]) > 40
    assert words[1] - set(texts) - {text.removesuffix("?") for text in texts} == set()


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
