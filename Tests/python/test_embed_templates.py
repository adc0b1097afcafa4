"""`scripts/embed-templates`: what it writes compiles to the very texts, in order, and `--check` sees a difference."""

import pathlib
import subprocess
import sys

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "embed-templates"

TEXTS = {
    "swift/Entity.swift": "struct {{name}} {\n    {{> swift/members}}\n}\n",
    "swift/members": "{{#members}}\nvar {{name}}: {{type}}\n{{/members}}\n",
    "swift-more": "sorts before swift/ by bytes\n",
    "a/empty": "",
    "a/line breaks": "\n\n",
    "a/no line break at the end": "  indented\n    more",
    "a/quotes": '"""\n"""#\n"""##\n\\#n \\(x) \\##(y) \\',
    "a/unicode": "é 🗝 e\u0301 \u2028\ttab\n",
}

PROGRAM = """
for template in embeddedTemplates {
    print(template.name, Array(template.text.utf8))
}
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        path = tmp_path / "templates" / f"{name}.mustache"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    (tmp_path / "templates" / "README.md").write_text("no template\n")
    return tmp_path


def embed(folder, *arguments):
    return subprocess.run(
        [
            sys.executable,
            SCRIPT,
            "--templates",
            folder / "templates",
            "--output",
            folder / "Embedded.swift",
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_literals_are_the_texts(folder):
    assert embed(folder).returncode == 0
    (folder / "main.swift").write_text(PROGRAM)
    subprocess.run(
        ["swiftc", "-swift-version", "6", "-package-name", "test", "Embedded.swift", "main.swift", "-o", "print"],
        cwd=folder,
        check=True,
    )
    printed = subprocess.run([folder / "print"], capture_output=True, text=True, check=True).stdout
    wanted = sorted(TEXTS.items(), key=lambda item: item[0].encode())
    assert printed.splitlines() == [f"{name} {list(text.encode())}" for name, text in wanted]


def test_check(folder):
    stale = embed(folder, "--check")
    assert stale.returncode == 1
    assert "out of date" in stale.stderr
    assert not (folder / "Embedded.swift").exists()
    assert embed(folder).returncode == 0
    assert embed(folder, "--check").returncode == 0
    (folder / "templates" / "swift-more.mustache").write_text("another\n")
    assert embed(folder, "--check").returncode == 1


def test_no_templates_are_an_empty_list(tmp_path):
    assert embed(tmp_path).returncode == 0
    assert (tmp_path / "Embedded.swift").read_text().endswith("text: String)] = []\n")


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.mustache", b"a\r\n", "a carriage return"),
        ("a.mustache", b"\xef\xbb\xbfa", "a byte order mark"),
        ("a.mustache", b"\xff", "not UTF-8"),
        ("a.txt", b"a", ".mustache"),
    ],
)
def test_refuses(tmp_path, name, content, complaint):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_bytes(content)
    result = embed(tmp_path)
    assert result.returncode == 1
    assert complaint in result.stderr
    assert not (tmp_path / "Embedded.swift").exists()
