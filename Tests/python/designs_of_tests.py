"""Every design that the repository holds: files, examples of rules and pages, and the texts of the Swift tests."""

import pathlib
import re
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What `FindingCase(…, body:)` puts before its text.
HEAD = "keywright: 1\ndesign: Demo\ntable: { name: demo, key: { partition: PK, sort: SK } }\n"


def files() -> dict[str, str]:
    found = [*ROOT.glob("schemas/*.yaml"), *ROOT.glob("Examples/**/*.keywright.yaml"), *ROOT.glob("Tests/**/*.keywright.yaml")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def pages() -> dict[str, str]:
    """The YAML blocks of the documents that are designs."""
    designs = {}
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)):
            if re.search(r"^keywright:", block, re.M):
                designs[f"{page.relative_to(ROOT)} block {number}"] = block
    return designs


def swift_tests() -> dict[str, str]:
    """The texts between triple quotes of the Swift tests, but for those that are put together while a test runs."""
    designs = {}
    for path in sorted((ROOT / "Tests").rglob("*.swift")):
        source = path.read_text(encoding="utf-8")
        for match in re.finditer(r'(body:\s*)?(?<!#)"""\n(.*?)^[ \t]*"""', source, re.S | re.M):
            text = _unquoted(match.group(2))
            if text is None:
                continue
            if match.group(1):
                text = HEAD + text
            elif not re.search(r"^(keywright:|design:)", text, re.M):
                continue
            line = source.count("\n", 0, match.start()) + 1
            designs[f"{path.relative_to(ROOT)}:{line}"] = text
    return designs


def _unquoted(literal: str) -> str | None:
    """What a literal of several lines says; nil where a part of it is computed."""
    text = textwrap.dedent(literal)
    if re.search(r"\\\(|\\u|\\[tr0]", text):
        return None
    text = text.replace("\\\n", "")
    return re.sub(r'\\(["\\n])', lambda escape: "\n" if escape.group(1) == "n" else escape.group(1), text)
