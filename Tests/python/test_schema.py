"""The JSON Schema says of structure what the compiler says: it refuses a design if, and only if, the compiler finds a key
too many (KW002), one too few (KW003) or a value of another kind (KW004)."""

import copy
import itertools
import json

import jsonschema
import pytest
import yaml

import designs_of_tests
import yaml_as_editors_see_it
from command import Keywright
from designs_of_tests import ROOT

STRUCTURE = {"KW002", "KW003", "KW004"}

# Findings behind which the compiler does not look on, or that tell the same mistake by its cause: YAML that is none, a key
# twice, text that YAML swallowed, and files that are not there.
OTHER_CAUSES = {"KW000", "KW001", "KW005", "KW009", "KW010", "KW015"}


@pytest.fixture(scope="session")
def schema() -> dict:
    return json.loads((ROOT / "schemas/keywright.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def validator(schema):
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def judged(binary, folder, designs: dict[str, str]) -> dict[str, list[dict]]:
    """The compiler's findings by design, from one run over all."""
    keywright = Keywright(binary, folder)
    names = {}
    for number, (name, text) in enumerate(designs.items()):
        names[keywright.write(f"{number:05}.keywright.yaml", text)] = name
    result = keywright.run("check", "--format", "json", "--fail-on", "never", *names)
    assert result.status == 0, result.err
    findings = {name: [] for name in designs}
    for finding in json.loads(result.out)["findings"]:
        findings[names[finding["file"]]].append(finding)
    return findings


def disagreements(validator, designs: dict[str, str], findings: dict[str, list[dict]]) -> list[str]:
    wrong = []
    for name, text in designs.items():
        codes = {finding["rule"] for finding in findings[name]}
        try:
            document = yaml_as_editors_see_it.load(text)
        except yaml.YAMLError:
            continue
        errors = [f"{list(error.absolute_path)}: {error.message[:150]}" for error in validator.iter_errors(document)]
        if codes & STRUCTURE and not errors:
            messages = [finding["message"] for finding in findings[name] if finding["rule"] in STRUCTURE]
            if not all(is_beyond_structure(message) for message in messages):
                wrong.append(f"{name}: the schema accepts it, but {messages}")
        elif errors and not codes & (STRUCTURE | OTHER_CAUSES):
            wrong.append(f"{name}: the schema refuses it, but the compiler finds {sorted(codes)}: {errors}")
    return wrong


def is_beyond_structure(message: str) -> bool:
    """What a schema cannot say, with the reason."""
    # Compares the entities of two steps with each other.
    return "two steps of" in message


def test_the_committed_schema_is_what_the_command_prints(binary, tmp_path):
    result = Keywright(binary, tmp_path).run("schema")
    assert (result.status, result.err) == (0, "")
    committed = (ROOT / "schemas/keywright.schema.json").read_text(encoding="utf-8")
    assert result.out == committed, "write it anew: keywright schema > schemas/keywright.schema.json"


def test_every_key_has_a_description(schema):
    def undescribed(node, path):
        if isinstance(node, dict):
            for key, value in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else []:
                if not value.get("description"):
                    yield f"{path}.{key}"
            if "const" in node and not node.get("description"):
                yield f"{path}: {node['const']}"
            for key, value in node.items():
                # Conditions offer nothing, nor does what says only that something must be there.
                if key not in ("if", "then", "not") and not (key == "anyOf" and all("required" in one for one in value)):
                    yield from undescribed(value, f"{path}.{key}")
        elif isinstance(node, list):
            for number, value in enumerate(node):
                yield from undescribed(value, f"{path}.{number}")

    assert list(undescribed(schema, "$")) == []


def test_unknown_keys_are_refused_and_those_of_the_user_are_not(schema):
    for name, definition in schema["definitions"].items():
        if "additionalProperties" in definition:
            assert definition["patternProperties"] == {"^x-": {}}, name


@pytest.mark.parametrize("source", ["files", "pages", "swift_tests"])
def test_agrees_with_the_compiler(binary, tmp_path, validator, source):
    designs = getattr(designs_of_tests, source)()
    assert len(designs) >= {"files": 5, "pages": 30, "swift_tests": 60}[source]
    findings = judged(binary, tmp_path, designs)
    assert disagreements(validator, designs, findings) == []
    if source == "swift_tests":
        for code in STRUCTURE:
            assert sum(any(finding["rule"] == code for finding in found) for found in findings.values()) >= 2, code


def mutations(document: dict):
    """One thing to change, for each node and each change."""
    changes = {
        "gone": None,
        "misnamed": None,
        "in a list": lambda value: [value],
        "in a map": lambda value: {"zz": value},
        "a list of lists": lambda value: [[value]],
        "a word": lambda value: "zz-word",
        "a number": lambda value: 7,
        "nought": lambda value: 0,
        "a fraction": lambda value: -1.5,
        "a truth": lambda value: True,
        "an empty list": lambda value: [],
        "an empty map": lambda value: {},
        "a quoted number": lambda value: "12",
    }
    for path in paths(document):
        for change, make in changes.items():
            yield f"{'.'.join(map(str, path))} {change}", (path, change, make)


def mutant(document: dict, path, change, make) -> dict:
    changed = copy.deepcopy(document)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    last = path[-1]
    if change == "gone":
        del parent[last]
    elif change == "misnamed":
        if isinstance(last, str):
            parent[f"{last}Zz"] = parent.pop(last)
    else:
        parent[last] = make(parent[last])
    return changed


def paths(node, path=()):
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else []
    for key, value in entries:
        yield (*path, key)
        yield from paths(value, (*path, key))


@pytest.mark.parametrize("design", ["schemas/shop.keywright.yaml", "Tests/KeywrightGeneratedTests/Designs/kitchen.keywright.yaml"])
def test_agrees_with_the_compiler_on_every_small_mistake(binary, tmp_path, validator, design):
    document = yaml_as_editors_see_it.load((ROOT / design).read_text(encoding="utf-8"))
    # Every so many of them: each change meets each kind of node, and the run stays short.
    designs = {
        name: yaml.safe_dump(mutant(document, *mutation), sort_keys=False, allow_unicode=True, width=10**6)
        for name, mutation in itertools.islice(mutations(document), 0, None, 17)
    }
    assert len(designs) > 100
    wrong = disagreements(validator, designs, judged(binary, tmp_path, designs))
    assert wrong == []
