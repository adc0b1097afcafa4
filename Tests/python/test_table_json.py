"""Holds the generated table JSON against the judges of `oracles.py`."""

import json
import pathlib
import shlex

import pytest

import oracles

FIXTURES = pathlib.Path(__file__).parent / "fixtures"

# The call that each kind of file is the input of: service and operation. One of several, where it depends on the table.
CALLS = {
    "create-table": [("dynamodb", "CreateTable")],
    "time-to-live": [("dynamodb", "UpdateTimeToLive")],
    "continuous-backups": [("dynamodb", "UpdateContinuousBackups")],
    "replicas": [("dynamodb", "UpdateTable")],
}

# What a file of several calls may list.
LISTED_CALLS = {"auto-scaling": ("application-autoscaling", {"RegisterScalableTarget", "PutScalingPolicy"})}

# What a table has when CreateTable says nothing of it: to say it changes nothing.
DEFAULTS = {
    "DeletionProtectionEnabled": False,
    "StreamSpecification": {"StreamEnabled": False},
    "SSESpecification": {"Enabled": False},
    "TableClass": "STANDARD",
    "Tags": [],
}


def read(file: pathlib.Path | None) -> dict:
    if file is None:
        pytest.fail("there is no table JSON to test: give --tables or KEYWRIGHT_TABLES", pytrace=False)
    return json.loads(file.read_text(encoding="utf-8"))


def companion(create_table_file: pathlib.Path, kind: str) -> dict | None:
    """Another call about the same table, where there is one."""
    name = create_table_file.name.removesuffix(".create-table.json")
    file = create_table_file.with_name(f"{name}.{kind}.json")
    return read(file) if file.exists() else None


def companions(create_table_file: pathlib.Path) -> tuple[dict | None, dict | None]:
    return companion(create_table_file, "time-to-live"), companion(create_table_file, "continuous-backups")


def test_the_service_model_accepts(call_file):
    call = read(call_file)
    kind = call_file.name.removesuffix(".json").rsplit(".", 1)[-1]
    if kind in LISTED_CALLS:
        service, operations = LISTED_CALLS[kind]
        assert call, "a list of no calls"
        for each in call:
            assert each["Operation"] in operations
            assert oracles.shape_objections(service, each["Operation"], each["Input"]) == []
        return
    kind = "replicas" if kind.startswith("replica-") else kind
    assert kind in CALLS, f"{call_file.name} is the input of no call that is known here"
    objections = [oracles.shape_objections(service, operation, call) for service, operation in CALLS[kind]]
    assert [] in objections, objections


def test_the_emulator_accepts(create_table_file):
    create_table = read(create_table_file)
    assert oracles.emulator_objections(create_table, *companions(create_table_file)) == []


def test_the_linter_accepts_the_table_as_a_resource(create_table_file):
    create_table = read(create_table_file)
    assert oracles.cloudformation_objections(create_table, *companions(create_table_file)) == []


def test_files_are_named_after_their_tables(call_file):
    call = read(call_file)
    table = call_file.name.rsplit(".", 2)[0]
    if isinstance(call, list):
        for each in call:
            assert each["Input"]["ResourceId"].split("/")[1] == table
    elif "TableName" in call:
        assert call["TableName"] == table
    assert call_file.with_name(f"{table}.create-table.json").exists()


def test_auto_scaling_registers_each_target_before_its_policy(tables_folder):
    calls = read(tables_folder / "ledger" / "main.auto-scaling.json")
    assert oracles.auto_scaling_objections(calls) == []
    targets = [(call["Input"]["ResourceId"], call["Input"]["ScalableDimension"]) for call in calls]
    assert targets[::2] == targets[1::2], "a target and its policy stand together"
    assert len(set(targets)) == len(targets) // 2 == 4, "reads and writes, of the table and of the index that scales"


def test_the_steps_use_every_file_once_and_run_as_the_command_line_says(create_table_file):
    name = create_table_file.name.removesuffix(".create-table.json")
    steps = create_table_file.with_name(f"{name}.steps.txt").read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(step) for step in steps]
    assert all(command[:1] == ["aws"] for command in commands)
    used = [word.removeprefix("file://") for command in commands for word in command if word.startswith("file://")]
    listed = [word for command in commands for word in command if word.startswith("{")]
    files = sorted(file.name for file in create_table_file.parent.glob(f"{name}.*.json"))
    scaling = f"{name}.auto-scaling.json"
    assert used[0] == create_table_file.name
    assert sorted(used) == [file for file in files if file != scaling]
    if scaling in files:
        assert [json.loads(word) for word in listed] == [call["Input"] for call in read(create_table_file.with_name(scaling))]
    else:
        assert listed == []


def test_every_definition_is_of_a_key(create_table_file):
    create_table = read(create_table_file)
    schemas = [create_table["KeySchema"]]
    for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes"):
        schemas += [index["KeySchema"] for index in create_table.get(kind, [])]
    used = {element["AttributeName"] for schema in schemas for element in schema}
    defined = [definition["AttributeName"] for definition in create_table["AttributeDefinitions"]]
    assert sorted(defined) == sorted(used)
    for schema in schemas:
        kinds = [element["KeyType"] for element in schema]
        assert kinds == sorted(kinds), "every HASH stands before every RANGE"


def test_the_shop_is_as_written_by_hand(tables_folder):
    for name in ("shop.create-table.json", "shop.time-to-live.json"):
        assert normalized(read(tables_folder / "shop" / name)) == normalized(read(FIXTURES / name))


def normalized(call: dict) -> dict:
    kept = {name: value for name, value in call.items() if DEFAULTS.get(name) != value}
    if "AttributeDefinitions" in kept:
        kept["AttributeDefinitions"] = sorted(kept["AttributeDefinitions"], key=lambda each: each["AttributeName"])
    return kept
