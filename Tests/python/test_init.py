"""`keywright init` writes a design that checks clean, and whose generated Swift compiles."""

import pathlib
import subprocess

import pytest

from command import Keywright, snapshot
from designs_of_tests import ROOT


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    folder = tmp_path / "my-shop 2"
    folder.mkdir()
    return Keywright(binary, folder)


def test_takes_the_name_of_the_folder(keywright):
    result = keywright.run("init")
    assert (result.status, result.out) == (0, "")
    assert result.err == "created: my-shop2.keywright.yaml\n"
    text = (keywright.folder / "my-shop2.keywright.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=keywright.schema.json\n")
    assert "\ndesign: MyShop2\n" in text
    assert list(snapshot(keywright.folder)) == ["my-shop2.keywright.yaml"]


@pytest.mark.parametrize("design", ["BookStore", "A", "Ab", "HTTPLog", "Table", "Client", "Item", "Query"])
def test_checks_clean_or_is_refused(keywright, design):
    result = keywright.run("init", "--design", design)
    if result.status == 2:
        assert f"'{design}' cannot be the design's name" in result.err
        assert snapshot(keywright.folder) == {}
        return
    assert result.status == 0
    [name] = snapshot(keywright.folder)
    checked = keywright.run("check", "--fail-on", "info", name)
    assert (checked.status, checked.out) == (0, ""), checked.out


@pytest.mark.parametrize("design", ["Person", "Task", "book store", "", "9Lives", "Ça", "../Up"])
def test_refuses_what_can_be_no_name(keywright, design):
    result = keywright.run("init", "--design", design)
    if design == "Ça":
        assert result.status in (0, 2)
        return
    assert result.status == 2
    assert "cannot be the design's name" in result.err
    assert snapshot(keywright.folder) == {}


def test_refuses_a_folder_whose_name_is_none(binary, tmp_path):
    folder = tmp_path / "2026"
    folder.mkdir()
    result = Keywright(binary, folder).run("init")
    assert result.status == 2
    assert "--design" in result.err
    assert snapshot(folder) == {}


def test_replaces_nothing_unasked(keywright):
    keywright.write("notes.keywright.yaml", "mine\n")
    result = keywright.run("init", "--design", "Notes", "--schema")
    assert result.status == 2
    assert "--force" in result.err
    assert snapshot(keywright.folder) == {"notes.keywright.yaml": b"mine\n"}
    forced = keywright.run("init", "--design", "Notes", "--schema", "--force")
    assert forced.status == 0
    assert forced.err == "updated: notes.keywright.yaml\ncreated: keywright.schema.json\n"
    again = keywright.run("init", "--design", "Notes", "--schema")
    assert (again.status, again.err) == (0, "unchanged: notes.keywright.yaml\nunchanged: keywright.schema.json\n")


def test_writes_to_a_folder_and_the_schema_beside_it(keywright):
    result = keywright.run("init", "--design", "BookStore", "--output", "designs/new", "--schema", "--quiet")
    assert (result.status, result.err) == (0, "")
    files = snapshot(keywright.folder)
    assert sorted(files) == ["designs/new/book-store.keywright.yaml", "designs/new/keywright.schema.json"]
    committed = (ROOT / "schemas/keywright.schema.json").read_bytes()
    assert files["designs/new/keywright.schema.json"] == committed


def test_the_generated_swift_compiles(keywright):
    modules = pathlib.Path(keywright.binary).parent / "Modules"
    if not (modules / "KeywrightRuntime.swiftmodule").exists():
        pytest.fail(f"{modules} holds no module KeywrightRuntime: build the package first", pytrace=False)
    assert keywright.run("init", "--design", "BookStore").status == 0
    generated = keywright.run("generate", "--target", "swift", "--output", "Generated")
    assert generated.status == 0, generated.out
    sources = sorted(str(path) for path in (keywright.folder / "Generated").glob("*.swift"))
    assert len(sources) == 4
    compiled = subprocess.run(
        ["swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-I", str(modules), *sources],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert compiled.returncode == 0, compiled.stderr
