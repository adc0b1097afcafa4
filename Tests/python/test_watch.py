"""`keywright check --watch` checks again when a file changes, and goes on after errors."""

import os
import queue
import signal
import subprocess
import threading
import time

import pytest

from command import CLEAN, MISSPELT

PATIENCE = 60


class Watcher:
    def __init__(self, binary, folder, *arguments):
        self.process = subprocess.Popen(
            [str(binary), "check", "--watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
            env=os.environ | {"NO_COLOR": "1"},
            # Who runs the tests in the background has it ignored, and what is ignored is handed down.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, text: str) -> list[str]:
        """What is said up to the line that holds a text."""
        said = []
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                line = self.lines.get(timeout=1)
            except queue.Empty:
                assert self.process.poll() is None, said
                continue
            said.append(line)
            if text in line:
                return said
        raise AssertionError(f"'{text}' was not said, but {said}")


@pytest.fixture
def watch(binary, tmp_path):
    started = []

    def start(*arguments) -> Watcher:
        started.append(Watcher(binary, tmp_path, *arguments))
        return started[-1]

    yield start
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()


def test_checks_again_after_each_change(watch, tmp_path):
    design = tmp_path / "notes.keywright.yaml"
    design.write_text(CLEAN)
    watcher = watch()
    watcher.until("no findings in 1 file")
    design.write_text(MISSPELT)
    said = watcher.until("1 error")
    assert said[0] == "--- changed: notes.keywright.yaml"
    assert any("KW002" in line for line in said)
    design.write_text(CLEAN)
    assert watcher.until("no findings in 1 file")[0] == "--- changed: notes.keywright.yaml"


def test_sees_files_that_come_and_go(watch, tmp_path):
    design = tmp_path / "designs" / "notes.keywright.yaml"
    design.parent.mkdir()
    watcher = watch()
    watcher.until("there is no *.keywright.yaml")
    design.write_text(CLEAN)
    assert watcher.until("no findings in 1 file")[0] == "--- changed: designs/notes.keywright.yaml"
    (tmp_path / "unrelated.txt").write_text("no design")
    design.unlink()
    assert watcher.until("there is no *.keywright.yaml")[0] == "--- changed: designs/notes.keywright.yaml"


def test_is_ended_by_an_interrupt(watch, tmp_path):
    (tmp_path / "notes.keywright.yaml").write_text(CLEAN)
    watcher = watch("notes.keywright.yaml")
    watcher.until("no findings in 1 file")
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(timeout=PATIENCE) in (0, 130, -signal.SIGINT)


def test_refuses_standard_input(binary, tmp_path):
    done = subprocess.run(
        [str(binary), "check", "--watch", "-"], cwd=tmp_path, input="", capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert "standard input" in done.stderr
