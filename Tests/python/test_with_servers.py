"""Servers run exactly as long as the command beside them, however that ends."""

import importlib.util
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WITH_SERVERS = ROOT / "scripts" / "with-servers"

_spec = importlib.util.spec_from_file_location("processes", ROOT / "Tests" / "servers" / "processes.py")
processes = importlib.util.module_from_spec(_spec)
sys.modules["processes"] = processes
_spec.loader.exec_module(processes)

# Says the ports on one line, and then waits for ever.
SAY_PORTS = """
import os, sys, time
print(os.getpid(), *[os.environ[f"KEYWRIGHT_{name}_ENDPOINT"].rpartition(":")[2] for name in ("MOTO", "MINISTACK")])
sys.stdout.flush()
time.sleep(600)
"""


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def becomes_true(condition) -> bool:
    """Whether a condition comes true before long; nothing depends on when."""
    limit = time.monotonic() + 30
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def environment(tmp_path):
    """What the script runs in: everything temporary is in a folder that is looked at afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return os.environ | {"TMPDIR": str(folder), "HOME": str(tmp_path / "home")}


def left_behind(environment) -> list[str]:
    return os.listdir(environment["TMPDIR"])


def test_the_status_is_the_commands_and_its_servers_are_gone_after_it(environment):
    script = (
        "import os, socket, sys; "
        "ports = [os.environ[f'KEYWRIGHT_{n}_ENDPOINT'].rpartition(':')[2] for n in ('MOTO', 'MINISTACK')]; "
        "print(*ports, os.environ['AWS_ACCESS_KEY_ID'], os.environ['AWS_REGION']); "
        "[socket.create_connection(('127.0.0.1', int(port)), timeout=30).close() for port in ports]; "
        "sys.exit(7)"
    )
    done = subprocess.run(
        [WITH_SERVERS, sys.executable, "-c", script],
        capture_output=True, text=True, env=environment, timeout=300, check=False,
    )
    assert done.returncode == 7, done.stderr
    moto, ministack, key, region = done.stdout.split()
    assert (key, region) == ("test", "us-east-1")
    assert not is_listening(int(moto))
    assert not is_listening(int(ministack))
    assert left_behind(environment) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["SIGTERM", "SIGKILL"])
def test_a_signal_ends_the_servers_too(environment, number):
    running = subprocess.Popen(
        [WITH_SERVERS, sys.executable, "-c", SAY_PORTS], stdout=subprocess.PIPE, text=True, env=environment
    )
    with running:
        line = running.stdout.readline().split()
        command, *ports = map(int, line)
        assert all(map(is_listening, ports))
        running.send_signal(number)
        if number == signal.SIGTERM:
            # Passed on to the command, which ends, and then the servers.
            assert running.wait(timeout=60) == 128 + signal.SIGTERM
            assert not is_running(command)
            assert not any(map(is_listening, ports))
            assert left_behind(environment) == []
        else:
            assert running.wait(timeout=60) == -signal.SIGKILL
            # Nobody can pass that on; the servers end all the same.
            os.kill(command, signal.SIGKILL)
            assert becomes_true(lambda: not any(map(is_listening, ports)))
            assert becomes_true(lambda: left_behind(environment) == [])


def test_a_command_that_is_not_there_is_said(environment):
    done = subprocess.run(
        [WITH_SERVERS, "no-such-command"], capture_output=True, text=True, env=environment, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (127, "no-such-command: No such file or directory\n")
    assert left_behind(environment) == []


# What toy servers do. Each takes a port and says when it listens.
LISTEN = """
import socket, sys, time
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("up on", sys.argv[1], flush=True)
"""


def toy(script: str, *arguments: str, name: str = "toy"):
    return processes.Server(
        name=name,
        command=lambda port: [sys.executable, "-c", script, str(port), *arguments],
        listening=lambda port: f"up on {port}",
    )


@pytest.fixture
def servers(tmp_path):
    """Servers in a folder of their own, which must be gone in the end; their patience is short."""

    def make(seconds: float = 60):
        folder = tmp_path / "servers"
        folder.mkdir()
        return processes.Servers(folder, seconds=seconds)

    yield make
    assert not (tmp_path / "servers").exists()


def test_a_server_that_cannot_start_is_shown_with_its_log(servers):
    with servers() as running, pytest.raises(processes.ServerProblem) as problem:
        running.start(toy("import sys; print('the disk is on fire'); sys.exit(3)"))
    assert str(problem.value) == "toy ended with status 3\n  toy: the disk is on fire"


def test_a_server_that_never_answers_is_shown_with_its_log(servers):
    with servers(seconds=1.5) as running, pytest.raises(processes.ServerProblem) as problem:
        running.start(toy("import time; print('thinking', flush=True); time.sleep(600)"))
    assert str(problem.value) == "toy does not answer after 1.5 s\n  toy: thinking"


def test_a_port_that_somebody_took_meanwhile_is_another_at_the_next_try(servers, tmp_path):
    tried = tmp_path / "tried"
    script = f"""
import pathlib, sys
tried = pathlib.Path({str(tried)!r})
if not tried.exists():
    tried.write_text(sys.argv[1])
    sys.exit("Address already in use")
{LISTEN}
time.sleep(600)
"""
    with servers() as running:
        port = running.start(toy(script))
        assert port != int(tried.read_text())
        assert is_listening(port)
    assert not is_listening(port)


def test_a_server_ends_with_its_children_and_even_if_it_does_not_want_to(servers, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE_SECONDS", 0.2)
    script = f"""
import signal, subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([{sys.executable!r}, "-c", "import time; time.sleep(600)"])
print("child", child.pid, flush=True)
{LISTEN}
time.sleep(600)
"""
    with servers() as running:
        port = running.start(toy(script))
        child = int(running.log("toy").split()[2])
        assert is_running(child)
    assert not is_listening(port)
    assert becomes_true(lambda: not is_running(child))


def test_a_server_that_ends_while_the_command_runs_fails_it(servers, capfd):
    with servers() as running:
        port = running.start(toy(LISTEN + "listener.accept(); sys.exit('overwhelmed')"))
        with socket.create_connection(("127.0.0.1", port)):
            assert becomes_true(lambda: running.ended() == ["toy"])
        assert processes.run_beside(running, [sys.executable, "-c", ""], {}) == 1
    assert capfd.readouterr().err == f"toy ended while the command ran\n  toy: up on {port}\n  toy: overwhelmed\n"


def test_each_server_has_a_home_of_its_own(servers):
    script = "import os; print(os.environ['HOME'], os.getcwd(), os.environ['TMPDIR'])\n" + LISTEN + "time.sleep(600)"
    with servers() as running:
        running.start(toy(script, name="a"))
        running.start(toy(script, name="b"))
        homes = [running.log(name).split()[1:4] for name in ("a", "b")]
        assert homes == [[str(running.folder / name)] * 3 for name in ("a", "b")]
