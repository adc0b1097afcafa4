"""Runs the built command as a person or a script does, and makes it designs to run on."""

import dataclasses
import os
import pathlib
import subprocess

CLEAN = """\
keywright: 1
design: Notes
description: Users and their notes.

table:
  name: notes
  key: { partition: PK, sort: SK }

entities:
  User:
    key: { PK: USER#<userId>, SK: PROFILE }
    attributes: { userId: ulid, displayName: string }

  Note:
    key: { PK: USER#<userId>, SK: NOTE#<noteId> }
    attributes: { userId: ulid, noteId: ulid, body: string }

accessPatterns:
  getUser: { get: User }
  putUser: { put: User }
  listNotes: { query: Note, where: userId = $userId }
"""

# Both entities have the key `USER#<userId>`, `PROFILE`: KW101, with the second entity's key at fault.
COLLISION = """\
keywright: 1
design: Notes

table:
  name: notes
  key: { partition: PK, sort: SK }

entities:
  User:
    key: { PK: USER#<userId>, SK: PROFILE }
    attributes: { userId: ulid, displayName: string }

  Account:
    key: { PK: USER#<userId>, SK: PROFILE }
    attributes: { userId: ulid, holder: string }

accessPatterns:
  getUser: { get: User }
  getAccount: { get: Account }
"""

# `entitys` is no key of a design: KW002, at line 9 column 1.
MISSPELT = CLEAN.replace("entities:", "entitys:")

# An `allow` that silences nothing: KW012, a warning.
WARNING = CLEAN.replace(
    "  listNotes: { query: Note, where: userId = $userId }",
    "  listNotes:\n    query: Note\n    where: userId = $userId\n    allow: [{ rule: KW302, because: it is not hot }]",
)

# Not YAML: KW001, for the list is never closed.
BROKEN = "keywright: 1\ndesign: [Notes\n"


# What a terminal or a build service around the tests may have set, and would be seen in the output.
AMBIENT = ["NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "TERM", "COLUMNS"]


@dataclasses.dataclass
class Result:
    status: int
    out: str
    err: str


class Keywright:
    """The command, in a folder of its own."""

    def __init__(self, binary: pathlib.Path, folder: pathlib.Path):
        self.binary = binary
        self.folder = folder

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return name

    def run(
        self,
        *arguments: str,
        stdin: str = "",
        environment: dict[str, str] | None = None,
        folder: pathlib.Path | None = None,
    ) -> Result:
        inherited = {name: value for name, value in os.environ.items() if name not in AMBIENT}
        done = subprocess.run(
            [str(self.binary), *arguments],
            input=stdin.encode(),
            capture_output=True,
            cwd=folder or self.folder,
            env=inherited | (environment or {}),
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def snapshot(folder: pathlib.Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
