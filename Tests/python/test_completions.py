"""The completion scripts are scripts of their shells, and know commands, formats and rules."""

import shutil
import subprocess

import pytest

from command import Keywright

SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    return Keywright(binary, tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_knows_commands_formats_and_rules(keywright, shell):
    result = keywright.run("completions", shell)
    assert (result.status, result.err) == (0, "")
    words = ["check", "generate", "suggest", "explain", "init", "simulate", "format", "json", "KW101", "low-cardinality"]
    for word in [*words, "table-json"]:
        assert word in result.out, word


@pytest.mark.parametrize("shell", SHELLS)
def test_parses_in_its_shell(keywright, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    keywright.write("script", keywright.run("completions", shell).out)
    checked = subprocess.run(
        [shell, "-n", "script"], cwd=keywright.folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_bash_completes_a_command(keywright):
    script = keywright.run("completions", "bash").out
    keywright.write("script", script + "\nCOMP_WORDS=(keywright expl)\nCOMP_CWORD=1\nCOMP_LINE='keywright expl'\n"
                    "COMP_POINT=${#COMP_LINE}\n_keywright keywright expl keywright\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n")
    done = subprocess.run(["bash", "script"], cwd=keywright.folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["explain"], done.stderr


def test_refuses_another_shell(keywright):
    result = keywright.run("completions", "tcsh")
    assert result.status == 2
    assert result.out == ""
