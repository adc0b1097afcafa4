"""Judges of table JSON that know nothing of Keywright: the service's own model of its calls in botocore, the emulator
moto, and cfn-lint's schema of the CloudFormation resource. Each gives the objections it has, an empty list for none.

None of them refuses everything that DynamoDB refuses; what each does refuse is held by `test_oracles.py`.
"""

import copy
import json

import boto3
import botocore.exceptions
import botocore.session
import botocore.validate
import cfnlint.api
import moto

REGION = "us-east-1"

_session = botocore.session.get_session()


def shape_objections(service: str, operation: str, call: object) -> list[str]:
    """Fields that the call does not have, kinds that they do not have, and required ones that are missing."""
    if not isinstance(call, dict):
        return [f"{operation} takes an object, not {type(call).__name__}"]
    model = _session.get_service_model(service).operation_model(operation)
    report = botocore.validate.ParamValidator().validate(call, model.input_shape)
    objections = [report.generate_report()] if report.has_errors() else []
    # The validator looks at no enumeration, and at no pattern.
    return objections + _enumeration_objections(call, model.input_shape, operation)


def _enumeration_objections(value: object, shape, path: str) -> list[str]:
    if shape.type_name == "structure" and isinstance(value, dict):
        members = [(name, item) for name, item in value.items() if name in shape.members]
        return [
            objection
            for name, item in members
            for objection in _enumeration_objections(item, shape.members[name], f"{path}.{name}")
        ]
    if shape.type_name == "list" and isinstance(value, list):
        return [
            objection
            for index, item in enumerate(value)
            for objection in _enumeration_objections(item, shape.member, f"{path}[{index}]")
        ]
    if shape.type_name == "string" and shape.enum and value not in shape.enum:
        return [f"{path} is {value!r}, not one of {', '.join(shape.enum)}"]
    return []


def emulator_objections(create_table: dict, time_to_live: dict | None = None, backups: dict | None = None) -> list[str]:
    """What moto says to the calls, one after the other, and where the table that it then describes is another."""
    with moto.mock_aws():
        client = boto3.client("dynamodb", region_name=REGION)
        try:
            client.create_table(**create_table)
            if time_to_live is not None:
                client.update_time_to_live(**time_to_live)
            if backups is not None:
                client.update_continuous_backups(**backups)
            table = client.describe_table(TableName=create_table["TableName"])["Table"]
        except (botocore.exceptions.ClientError, botocore.exceptions.ParamValidationError) as error:
            return [str(error)]
    objections = []
    if table["KeySchema"] != create_table["KeySchema"]:
        objections.append(f"the key became {table['KeySchema']}")
    for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes"):
        wanted = {index["IndexName"]: index["KeySchema"] for index in create_table.get(kind, [])}
        made = {index["IndexName"]: index["KeySchema"] for index in table.get(kind, [])}
        if wanted != made:
            objections.append(f"{kind} became {made}")
    return objections


def auto_scaling_objections(calls: list[dict]) -> list[str]:
    """What moto says to the calls of Application Auto Scaling, one after the other."""
    names = {"RegisterScalableTarget": "register_scalable_target", "PutScalingPolicy": "put_scaling_policy"}
    with moto.mock_aws():
        client = boto3.client("application-autoscaling", region_name=REGION)
        try:
            for call in calls:
                getattr(client, names[call["Operation"]])(**call["Input"])
        except (botocore.exceptions.ClientError, botocore.exceptions.ParamValidationError) as error:
            return [str(error)]
    return []


def cloudformation_objections(
    create_table: dict, time_to_live: dict | None = None, backups: dict | None = None
) -> list[str]:
    """What cfn-lint finds in the same table as a CloudFormation resource, warnings included."""
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {
            "Table": {
                "Type": "AWS::DynamoDB::Table",
                "DeletionPolicy": "Retain",
                "UpdateReplacePolicy": "Retain",
                "Properties": resource_properties(create_table, time_to_live, backups),
            }
        },
    }
    findings = cfnlint.api.lint(json.dumps(template), regions=[REGION])
    return [f"{finding.rule.id}: {finding.message}" for finding in findings]


def resource_properties(create_table: dict, time_to_live: dict | None, backups: dict | None) -> dict:
    """The properties of the resource that the calls describe: most names are the same, these are not."""
    properties = copy.deepcopy(create_table)
    if "SSESpecification" in properties:
        encryption = properties["SSESpecification"]
        if "Enabled" in encryption:
            encryption["SSEEnabled"] = encryption.pop("Enabled")
    if "StreamSpecification" in properties:
        # The resource has no StreamEnabled: to have the specification is to have the stream.
        if not properties["StreamSpecification"].pop("StreamEnabled"):
            del properties["StreamSpecification"]
    if "ResourcePolicy" in properties:
        properties["ResourcePolicy"] = {"PolicyDocument": json.loads(properties["ResourcePolicy"])}
    if time_to_live is not None:
        properties["TimeToLiveSpecification"] = time_to_live["TimeToLiveSpecification"]
    if backups is not None:
        properties["PointInTimeRecoverySpecification"] = backups["PointInTimeRecoverySpecification"]
    return properties
