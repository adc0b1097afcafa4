"""Starts servers on loopback for as long as a command runs, and ends exactly those, whatever happens.

Who ends them is a guard: a process of its own that waits for the end of a pipe. The pipe ends with the process that
holds it, so the servers end with it too, even if it is killed.
"""

import contextlib
import dataclasses
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

# A server that is asked to end has so long before it is made to.
PATIENCE_SECONDS = 5.0
# So often is a server tried that ends before it answers: somebody may have taken the port meanwhile.
TRIES = 3
# The signals that ask a process to stop.
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ServerProblem(Exception):
    """A server that does not answer, with its own log in the message."""


@dataclasses.dataclass(frozen=True)
class Server:
    """How a server is started, and how it is known to be up."""

    name: str
    # The command for a port.
    command: Callable[[int], Sequence[str]]
    # Whether it chooses its port itself and prints it as its first line; its command is then given 0.
    chooses_port: bool = False
    # What its log says once it listens, for a port. Without this an answer could be another server's.
    listening: Callable[[int], str] | None = None
    # Raises an OSError as long as it does not answer.
    answers: Callable[[int], None] | None = None
    environment: Mapping[str, str] = dataclasses.field(default_factory=dict)


class Servers:
    """The servers that run. To be used in a `with`; after it all of them are gone."""

    def __init__(self, folder: pathlib.Path, *, seconds: float = 60):
        # Logs and whatever the servers write are here, and nowhere else; it is removed at the end.
        self.folder = folder
        self._seconds = seconds
        self._running: dict[str, subprocess.Popen] = {}
        self._guard, self._pipe = _start_guard(folder)

    def __enter__(self) -> "Servers":
        return self

    def __exit__(self, *_) -> None:
        # A signal that came now would only keep this process from seeing the servers' end.
        with _signals_to_stop(signal.SIG_IGN):
            os.close(self._pipe)
            for process in self._running.values():
                process.wait()
            os.waitpid(self._guard, 0)

    def start(self, server: Server) -> int:
        """Starts a server and waits until it answers; its port."""
        for attempt in range(1, TRIES + 1):
            port = 0 if server.chooses_port else _free_port()
            process = self._spawn(server, port)
            try:
                return self._wait_for(server, process, port)
            except _Ended as end:
                self._forget(server, process)
                if attempt == TRIES:
                    problem = f"{server.name} ended with status {end.status}\n{self.log(server.name)}"
                    raise ServerProblem(problem) from None
        raise AssertionError("unreachable")

    def log(self, name: str) -> str:
        """The last of what a server wrote."""
        text = self._log_path(name).read_text(encoding="utf-8", errors="replace")
        lines = text.splitlines()[-40:]
        return "\n".join(f"  {name}: {line}" for line in lines) or f"  {name}: (nothing written)"

    def ended(self) -> list[str]:
        """Those that are no more, though nobody ended them."""
        return sorted(name for name, process in self._running.items() if process.poll() is not None)

    def _log_path(self, name: str) -> pathlib.Path:
        return self.folder / f"{name}.log"

    def _spawn(self, server: Server, port: int) -> subprocess.Popen:
        home = self.folder / server.name
        home.mkdir(exist_ok=True)
        environment = os.environ | {"HOME": str(home), "TMPDIR": str(home)} | dict(server.environment)
        with open(self._log_path(server.name), "wb") as log:
            process = subprocess.Popen(
                list(server.command(port)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=home,
                env=environment,
                # A process group of its own, so that its children end with it.
                start_new_session=True,
            )
        self._tell_guard(f"+{process.pid}")
        self._running[server.name] = process
        return process

    def _forget(self, server: Server, process: subprocess.Popen) -> None:
        # Its children may be left even if it is gone itself.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._tell_guard(f"-{process.pid}")
        del self._running[server.name]

    def _tell_guard(self, line: str) -> None:
        os.write(self._pipe, f"{line}\n".encode())

    def _wait_for(self, server: Server, process: subprocess.Popen, port: int) -> int:
        limit = time.monotonic() + self._seconds
        while time.monotonic() < limit:
            if process.poll() is not None:
                raise _Ended(process.returncode)
            found = self._port_if_up(server, port)
            if found is not None:
                return found
            time.sleep(0.05)
        raise ServerProblem(f"{server.name} does not answer after {self._seconds:g} s\n{self.log(server.name)}")

    def _port_if_up(self, server: Server, port: int) -> int | None:
        log = self._log_path(server.name).read_text(encoding="utf-8", errors="replace")
        if server.chooses_port:
            first, newline, _ = log.partition("\n")
            if not newline or not first.isdigit():
                return None
            port = int(first)
        if server.listening is not None and server.listening(port) not in log:
            return None
        if server.answers is not None:
            try:
                server.answers(port)
            except OSError:
                return None
        return port


class _Ended(Exception):
    def __init__(self, status: int):
        self.status = status


def run_beside(servers: Servers, command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs a command to its end; its status as a shell gives it. Signals to stop are passed on to it."""
    try:
        process = subprocess.Popen(list(command), env=os.environ | dict(environment))
    except OSError as problem:
        print(f"{command[0]}: {problem.strerror}", file=sys.stderr)
        return 127 if isinstance(problem, FileNotFoundError) else 126
    stopped_by: list[int] = []

    def pass_on(number, _frame):
        stopped_by.append(number)
        process.send_signal(number)

    with _signals_to_stop(pass_on):
        status = process.wait()
    status = 128 - status if status < 0 else status
    if stopped_by:
        return status or 128 + stopped_by[0]
    for name in servers.ended():
        print(f"{name} ended while the command ran\n{servers.log(name)}", file=sys.stderr)
        status = status or 1
    return status


@contextlib.contextmanager
def _signals_to_stop(handler):
    """Has the signals to stop handled in one way for a while."""
    before = {number: signal.signal(number, handler) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler_before in before.items():
            signal.signal(number, handler_before)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _start_guard(folder: pathlib.Path) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    guard = os.fork()
    if guard:
        os.close(reading)
        return guard, writing
    status = 1
    try:
        os.close(writing)
        os.setsid()
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        # Whoever reads the output of the command must not wait for the guard.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        _guard(reading, folder)
        status = 0
    finally:
        os._exit(status)


def _guard(reading: int, folder: pathlib.Path) -> None:
    groups: list[int] = []
    with open(reading, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("+"):
                groups.append(int(line[1:]))
            else:
                groups.remove(int(line[1:]))
    limit = time.monotonic() + PATIENCE_SECONDS
    for group in groups:
        _signal_group(group, signal.SIGTERM)
    while time.monotonic() < limit and any(_signal_group(group, 0) for group in groups):
        time.sleep(0.02)
    for group in groups:
        _signal_group(group, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def _signal_group(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True
