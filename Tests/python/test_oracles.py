"""Holds the judges themselves: they accept a table written by hand, and refuse what they are relied on to refuse."""

import copy
import json
import pathlib

import pytest

import oracles

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
SHOP = json.loads((FIXTURES / "shop.create-table.json").read_text())
SHOP_TIME_TO_LIVE = json.loads((FIXTURES / "shop.time-to-live.json").read_text())

# Every member that is a table's own and can be in the calls at once, to hold the translation to CloudFormation.
FULL = SHOP | {
    "BillingMode": "PROVISIONED",
    "ProvisionedThroughput": {"ReadCapacityUnits": 100, "WriteCapacityUnits": 50},
    "GlobalSecondaryIndexes": [
        SHOP["GlobalSecondaryIndexes"][0]
        | {
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["status", "EntityType"]},
            "ProvisionedThroughput": {"ReadCapacityUnits": 10, "WriteCapacityUnits": 10},
        }
    ],
    "LocalSecondaryIndexes": [
        {
            "IndexName": "LSI1",
            "KeySchema": [
                {"AttributeName": "PK", "KeyType": "HASH"},
                {"AttributeName": "GSI1SK", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "KEYS_ONLY"},
        }
    ],
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    "SSESpecification": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": "alias/shop"},
    "TableClass": "STANDARD_INFREQUENT_ACCESS",
    "DeletionProtectionEnabled": True,
    "Tags": [{"Key": "team", "Value": "shop"}],
}
BACKUPS = {
    "TableName": "shop",
    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7},
}


def changed(change, table=SHOP) -> dict:
    """A copy of a table after a change in place."""
    copied = copy.deepcopy(table)
    change(copied)
    return copied


def misspell(table):
    table["KeySchema"][0]["KeyTyp"] = table["KeySchema"][0].pop("KeyType")


def define_unused(table):
    table["AttributeDefinitions"].append({"AttributeName": "unused", "AttributeType": "S"})


def leave_undefined(table):
    table["AttributeDefinitions"].pop()


def give_throughput_on_demand(table):
    table["ProvisionedThroughput"] = {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}


def put_range_first(table):
    table["KeySchema"].reverse()


def use_unknown_type(table):
    table["AttributeDefinitions"][0]["AttributeType"] = "X"


def write_number_as_text(table):
    table["ProvisionedThroughput"] = {"ReadCapacityUnits": "1", "WriteCapacityUnits": 1}


def test_all_accept_the_shop():
    assert oracles.shape_objections("dynamodb", "CreateTable", SHOP) == []
    assert oracles.shape_objections("dynamodb", "UpdateTimeToLive", SHOP_TIME_TO_LIVE) == []
    assert oracles.emulator_objections(SHOP, SHOP_TIME_TO_LIVE) == []
    assert oracles.cloudformation_objections(SHOP, SHOP_TIME_TO_LIVE) == []


def test_all_accept_a_table_with_everything():
    assert oracles.shape_objections("dynamodb", "CreateTable", FULL) == []
    assert oracles.shape_objections("dynamodb", "UpdateContinuousBackups", BACKUPS) == []
    assert oracles.emulator_objections(FULL, SHOP_TIME_TO_LIVE, BACKUPS) == []
    assert oracles.cloudformation_objections(FULL, SHOP_TIME_TO_LIVE, BACKUPS) == []


def test_a_stream_that_is_off_is_no_stream_of_the_resource():
    table = SHOP | {"StreamSpecification": {"StreamEnabled": False}}
    assert "StreamSpecification" not in oracles.resource_properties(table, None, None)


@pytest.mark.parametrize("change", [misspell, use_unknown_type, write_number_as_text])
def test_the_model_refuses(change):
    assert oracles.shape_objections("dynamodb", "CreateTable", changed(change)) != []


def test_the_model_refuses_a_time_to_live_without_its_attribute():
    call = {"TableName": "shop", "TimeToLiveSpecification": {"Enabled": True}}
    assert oracles.shape_objections("dynamodb", "UpdateTimeToLive", call) != []


@pytest.mark.parametrize("change", [define_unused, leave_undefined, give_throughput_on_demand])
def test_the_emulator_refuses(change):
    assert oracles.emulator_objections(changed(change)) != []


@pytest.mark.parametrize(
    "change", [misspell, define_unused, leave_undefined, give_throughput_on_demand, put_range_first, use_unknown_type]
)
def test_the_linter_refuses(change):
    assert oracles.cloudformation_objections(changed(change)) != []
