"""What the tests are about: the built command, and the table JSON that it generated.

Both come from the command line or the environment. Without them the tests that need them fail: a test that is skipped
in silence holds nothing.
"""

import os
import pathlib

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--binary",
        default=os.environ.get("KEYWRIGHT_BINARY"),
        help="the built keywright (default: $KEYWRIGHT_BINARY)",
    )
    parser.addoption(
        "--tables",
        default=os.environ.get("KEYWRIGHT_TABLES"),
        help="the folder of generated table JSON (default: $KEYWRIGHT_TABLES)",
    )


@pytest.fixture(scope="session")
def binary(request) -> pathlib.Path:
    value = request.config.getoption("--binary")
    if not value:
        pytest.fail("no keywright to test: give --binary or KEYWRIGHT_BINARY", pytrace=False)
    path = pathlib.Path(value).resolve()
    if not os.access(path, os.X_OK):
        pytest.fail(f"{path} is no program", pytrace=False)
    return path


@pytest.fixture(scope="session")
def tables_folder(request) -> pathlib.Path:
    value = request.config.getoption("--tables")
    if not value:
        pytest.fail("no table JSON to test: give --tables or KEYWRIGHT_TABLES", pytrace=False)
    return pathlib.Path(value)


def pytest_generate_tests(metafunc):
    """One case per file of the generated folder, for the arguments `create_table_file` and `call_file`."""
    patterns = {"create_table_file": "*.create-table.json", "call_file": "*.json"}
    for argument, pattern in patterns.items():
        if argument not in metafunc.fixturenames:
            continue
        value = metafunc.config.getoption("--tables")
        files = sorted(pathlib.Path(value).rglob(pattern)) if value else []
        # An empty list would skip the test; None makes it fail.
        metafunc.parametrize(
            argument,
            files or [None],
            ids=[file.relative_to(value).as_posix() for file in files] or ["none"],
        )
