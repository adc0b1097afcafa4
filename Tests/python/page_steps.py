"""What a page tells its reader to do, in order: files to write, changes to make, commands to run.

    A paragraph that ends in "`path`:" and a block     the file of that path holds the block
    ```diff                                            the change is made, as by `git apply`
    ```console                                         each line that begins with `$ ` is run; what follows it is what is seen

A command whose status is not 0 is in a block of its own or the last of its block, behind the comment `<!-- status 1 -->`. In
what is seen, `…` stands for any text within a line, and a line that is nothing but `…` for any lines. Blocks of other kinds are for
reading.
"""

import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from command import AMBIENT

BLOCK = re.compile(r"^(?P<before>[^\n]*)\n(?:\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.S | re.M)


@dataclasses.dataclass
class File:
    line: int
    path: str
    text: str


@dataclasses.dataclass
class Change:
    line: int
    text: str


@dataclasses.dataclass
class Command:
    line: int
    text: str
    shown: str
    status: int
    # Where in the page what is shown begins and ends.
    span: tuple[int, int]


def steps_of(page: str) -> list[File | Change | Command]:
    steps = []
    for block in BLOCK.finditer(page):
        line = page.count("\n", 0, block.start("text")) + 1
        kind, text, before = block["kind"], block["text"], block["before"]
        if kind == "console":
            commands = list(_commands(text, line, block.start("text")))
            status = re.search(r"<!-- status (\d) -->$", before)
            if status:
                commands[-1].status = int(status[1])
            steps += commands
        elif kind == "diff":
            steps.append(Change(line, text))
        elif path := re.search(r"`([^`\s]+)`:$", before):
            steps.append(File(line, path[1], text))
    return steps


def _commands(text: str, line: int, start: int):
    found = list(re.finditer(r"^\$ (.*)\n", text, re.M))
    assert found and found[0].start() == 0, f"line {line}: a console begins with a command"
    for command, following in zip(found, [*found[1:], None]):
        end = following.start() if following else len(text)
        shown = text[command.end() : end]
        at = line + text.count("\n", 0, command.start())
        yield Command(at, command[1], shown, 0, (start + command.end(), start + end))


class Folder:
    """Where a reader works: it has the command, and a checkout of Keywright beside it."""

    def __init__(self, folder: pathlib.Path, binary: pathlib.Path, environment: dict[str, str] | None = None):
        self.folder = folder
        tools = folder.parent / "tools"
        tools.mkdir(exist_ok=True)
        (tools / "keywright").symlink_to(binary)
        inherited = {name: value for name, value in os.environ.items() if name not in AMBIENT}
        # A repository around the folder is none of the reader's.
        own = {"PATH": f"{tools}:{os.environ['PATH']}", "GIT_CEILING_DIRECTORIES": str(folder.parent)}
        self.environment = inherited | own | (environment or {})

    def write(self, file: File) -> None:
        path = self.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="")

    def change(self, change: Change) -> None:
        done = self._run(["git", "apply", "-"], change.text)
        assert done.returncode == 0, f"line {change.line}: the change does not fit\n{done.stderr}"

    def run(self, command: Command, text: str | None = None) -> tuple[int, str]:
        """The status, and what a reader sees: both streams, that of errors last."""
        done = self._run(["bash", "-c", text or command.text])
        return done.returncode, done.stdout + done.stderr

    def seen(self, step: File | Change | Command) -> str:
        """Takes a step, and gives back what is seen of a command."""
        if isinstance(step, Command):
            return self.run(step)[1]
        self.take(step)
        return ""

    def _run(self, arguments: list[str], text: str = "") -> subprocess.CompletedProcess:
        return subprocess.run(
            arguments, input=text, capture_output=True, encoding="utf-8", cwd=self.folder, env=self.environment,
            timeout=900, check=False)  # fmt: skip

    def take(self, step: File | Change | Command) -> None:
        """One step of the reader's, held to what the page shows of it."""
        if isinstance(step, File):
            self.write(step)
        elif isinstance(step, Change):
            self.change(step)
        else:
            status, seen = self.run(step)
            assert matches(step.shown, seen), f"line {step.line}: $ {step.text}\n{seen}"
            assert status == step.status, f"line {step.line}: $ {step.text}\nends with {status}"


def matches(shown: str, seen: str) -> bool:
    def pattern(line: str) -> str:
        if line.strip() == "…":
            return "(?:.*\n)*?"
        return "[^\n]*".join(re.escape(part) for part in line.split("…")) + "\n"

    return re.fullmatch("".join(pattern(line) for line in shown.splitlines()), seen) is not None


def renewed(page: str, take) -> str:
    """The page with what its commands show now, where `take` takes a step and gives back what is seen of a command."""
    parts, end = [], 0
    for step in steps_of(page):
        seen = take(step)
        # What leaves lines out stays as it is while it is right.
        if isinstance(step, Command) and not matches(step.shown, seen):
            parts += [page[end : step.span[0]], seen]
            end = step.span[1]
    return "".join([*parts, page[end:]])


if __name__ == "__main__":
    # page_steps.py KEYWRIGHT PAGE…: writes what is seen now into pages whose steps need nothing but the command.
    for name in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as root:
            here = pathlib.Path(root) / "here"
            here.mkdir()
            reader = Folder(here, pathlib.Path(sys.argv[1]).resolve())
            path = pathlib.Path(name)
            path.write_text(renewed(path.read_text(encoding="utf-8"), reader.seen), encoding="utf-8")
