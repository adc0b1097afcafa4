"""What botocore makes of shared files, environments and regions, for KeywrightHTTP's configuration to be held to.

    python3 settings_vectors.py <folder> [--seed N] [--count N]

writes `shared-files.json`, `endpoints.json` and `settings.json`; those of Tests/KeywrightHTTPTests/Vectors are of the
seed and count that the options have by default.
"""

import argparse
import configparser
import itertools
import json
import os
import random
import tempfile
from pathlib import Path
from unittest import mock

import botocore.configloader
import botocore.endpoint_provider
import botocore.exceptions
import botocore.loaders
import botocore.session

FILES = [
    "",
    "# only a comment\n",
    "[default]\nregion = us-east-1\n",
    "[default]\nregion=us-east-1\nREGION_TWO: eu-west-1\n",
    "[default]\r\nregion = us-east-1\r\n\r\n[profile a]\r\nb = c\r\n",
    "; comment\n[default] # not a comment but ignored\nregion = us-east-1 # part of the value\n  # a comment again\n",
    "[default]\ns3 =\n  addressing_style = path\n  Signature = v4\nregion = x\n",
    "[default]\ns3 =\n\n  a = b\n\n\n  c = d=e\nregion =\n",
    "[services dev]\ndynamodb =\n  endpoint_url = http://localhost:8000\n# comment\n  other = 1\ns3 =\n  x = y\n",
    "[default]\ns3 =\n  no equals sign\n",
    "[default]\nname = first\n  second\n\tthird\n\n  fourth\nnext = x\n",
    "region = us-east-1\n[default]\n",
    "[default]\nnot an option\n",
    "[default]\n= value\n",
    "[default\nregion = x\n",
    "[]\na = b\n",
    "[a]b]\nx = y\n",
    "  [default]\n  region = x\n  other = y\n",
    "[DEFAULT]\nregion = shared\nname = n\n[default]\nname = own\n[other]\n",
    "[a]\nx = 1\n[a]\nx = 2\n",
    "[a]\nx = 1\nX = 2\n",
    "[a]\nx = \nx2 = \n   \ny=z\n",
    "[a]\nkey = value = with = equals : and colons\nurl : http://h:1/\n",
    "[a]\n\n  indented = 1\n  also = 2\nback = 3\n   more\n",
    "[profile caf\u00e9]\nregion = \u1234\n",
]

TOKENS = """
[a]|[b]|[profile c]|[DEFAULT]|a|B|=| = |:| |  |\t|#|;|x|y = z|n=1|m : 2
""".strip("\n").split("|")
HEADERS = ["[b]", "[c]", "[profile d]", "[DEFAULT]", " [e]", "[a"]
INDENTED = ["k = v", "K=v=w", "word", "[x]", "= v"]


def random_line(source):
    shape = source.random()
    if shape < 0.45:
        name = source.choice(["", "", " ", "   "]) + source.choice("abcdEF")
        return name + source.choice([" = ", "=", ":"]) + source.choice(["", "v", "w x", "p=q", " "])
    if shape < 0.6:
        return source.choice(HEADERS)
    if shape < 0.75:
        return source.choice(["", "  ", "# c", "  ; c"])
    if shape < 0.9:
        return source.choice(["  ", "    ", "\t"]) + source.choice(INDENTED)
    return "".join(source.choice(TOKENS) for _ in range(source.randint(1, 4)))


def random_file(source):
    lines = ["[a]"] if source.random() < 0.8 else []
    lines += [random_line(source) for _ in range(source.randint(1, 9))]
    return source.choice(["\n", "\n", "\r\n"]).join(lines) + source.choice(["", "\n"])


def shared_file(text):
    """The sections of a file; `refused` where botocore refuses it, `repeated` where it does for a repetition alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(text.encode())
        try:
            return {"text": text, "sections": botocore.configloader.raw_config_parse(str(path))}
        except botocore.exceptions.ConfigParseError as error:
            cause = error.kwargs["error"]
            repeated = isinstance(cause, (configparser.DuplicateSectionError, configparser.DuplicateOptionError))
            return {"text": text, "repeated" if repeated else "refused": True}


def endpoints():
    loader = botocore.loaders.create_loader()
    partitions = loader.load_data("partitions")
    regions = sorted(region for part in partitions["partitions"] for region in part["regions"] if "-" in region)
    regions = [region for region in regions if not region.endswith("-global")] + ["ap-future-9", "us-gov-north-7"]
    for service in ["dynamodb", "sts"]:
        rules = loader.load_service_model(service, "endpoint-rule-set-1")
        provider = botocore.endpoint_provider.EndpointProvider(rules, partitions)
        for region, fips, dual in itertools.product(regions, [False, True], [False, True]):
            found = provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual)
            yield {"service": service, "region": region, "fips": fips, "dualStack": dual, "url": found.url}
    provider = botocore.endpoint_provider.EndpointProvider(
        loader.load_service_model("dynamodb", "endpoint-rule-set-1"), partitions
    )
    found = provider.resolve_endpoint(Region="local", UseFIPS=False, UseDualStack=False)
    yield {"service": "dynamodb", "region": "local", "fips": False, "dualStack": False, "url": found.url}


REGION = "[default]\nregion = eu-west-1\n"
PLAIN = REGION + "[profile p]\nregion = eu-west-2\n"
KEYS = "aws_access_key_id = {0}-id\naws_secret_access_key = {0}-secret\n"
KEYS_OF_DEFAULT = "[default]\n" + KEYS.format("c")
SERVICES = "[services dev]\ndynamodb =\n  endpoint_url = http://in-services:1\nsts =\n  endpoint_url = http://no:2\n"
OTHER_SERVICES = "[services s]\ns3 =\n  endpoint_url = http://s3:1\n"
IN_PROFILE = REGION + "endpoint_url = http://in-profile:3\n"
FOR_ALL = {"AWS_ENDPOINT_URL": "http://all:1"}
OTHER_FILES = {"AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "~/s"}
KEY = {"AWS_ACCESS_KEY_ID": "e-id", "AWS_SECRET_ACCESS_KEY": "e-secret"}
PROGRAM = "credential_process = {program}\n"

# The variables, and the two files of `~/.aws`.
SETTINGS = [
    ("nothing", {}, None, None),
    ("region of the default profile", {}, PLAIN, None),
    ("region of a named profile", {"AWS_PROFILE": "p"}, PLAIN, None),
    ("region of a variable", {"AWS_DEFAULT_REGION": "us-west-2"}, PLAIN, None),
    ("profile that is nowhere", {"AWS_PROFILE": "q"}, PLAIN, None),
    ("profile of one file", {"AWS_PROFILE": "q"}, PLAIN, "[q]\nregion = eu-north-1\n" + KEYS.format("q")),
    ("region of both files", {}, PLAIN, "[default]\nregion = eu-north-1\n"),
    ("section without `profile`", {"AWS_PROFILE": "p"}, "[p]\nregion = x\n", None),
    ("quoted profile", {"AWS_PROFILE": "my own"}, '[profile "my own"]\nregion = eu-west-3\n', None),
    ("other files", OTHER_FILES, PLAIN, "[default]\n" + KEYS.format("k")),
    ("endpoint of a variable", FOR_ALL, PLAIN, None),
    ("endpoint of the service's variable", FOR_ALL | {"AWS_ENDPOINT_URL_DYNAMODB": "http://own:2"}, PLAIN, None),
    ("endpoint of the profile", {}, IN_PROFILE, None),
    ("endpoint of the services", {}, IN_PROFILE + "services = dev\n" + SERVICES, None),
    ("endpoint of a variable before the services", FOR_ALL, REGION + "services = dev\n" + SERVICES, None),
    ("endpoint of another service", {}, REGION + "services = s\n" + OTHER_SERVICES, None),
    ("services that are nowhere", {}, REGION + "services = gone\n", None),
    ("ignored endpoint", FOR_ALL | {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, PLAIN, None),
    ("ignored by the profile", FOR_ALL, REGION + "ignore_configured_endpoint_urls = True\n", None),
    ("FIPS", {"AWS_USE_FIPS_ENDPOINT": "true"}, PLAIN, None),
    ("dual stack of the profile", {}, REGION + "use_dualstack_endpoint = true\n", None),
    ("FIPS beside an endpoint", FOR_ALL | {"AWS_USE_FIPS_ENDPOINT": "true"}, PLAIN, None),
    ("keys of variables", KEY | {"AWS_SESSION_TOKEN": "e-token"}, PLAIN, KEYS_OF_DEFAULT),
    ("half of the variables", {"AWS_ACCESS_KEY_ID": "e-id"}, PLAIN, KEYS_OF_DEFAULT),
    ("keys of variables beside a profile", KEY | {"AWS_PROFILE": "p"}, PLAIN, "[p]\n" + KEYS.format("p")),
    ("keys of both files", {}, REGION + KEYS.format("f"), KEYS_OF_DEFAULT + "aws_session_token = t\n"),
    ("keys of the configuration file", {}, REGION + KEYS.format("f"), None),
    ("keys of another profile", {}, PLAIN, "[p]\n" + KEYS.format("p")),
    ("half of the keys", {}, PLAIN, "[default]\naws_access_key_id = c-id\n"),
    ("program", {}, REGION + "credential_process = '{program}' --of \"a b\"\n", None),
    ("program before keys of the same file", {}, "[default]\n" + PROGRAM + KEYS.format("f"), None),
    ("keys of the credentials file before a program", {}, "[default]\n" + PROGRAM, KEYS_OF_DEFAULT),
    ("program in the credentials file", {}, PLAIN, "[default]\n" + PROGRAM),
]


def settings(name, variables, config, credentials):
    """Region, endpoint and credentials, each as botocore finds it or with the name of its error."""
    with tempfile.TemporaryDirectory() as home:
        program = Path(home) / "program"
        answer = {"Version": 1, "AccessKeyId": "p-id", "SecretAccessKey": "p-secret", "SessionToken": "p-token"}
        program.write_text(f"#!/bin/sh\necho '{json.dumps(answer)}'\n")
        program.chmod(0o755)
        (Path(home) / ".aws").mkdir()
        for path, variable, text in [
            ("~/.aws/config", "AWS_CONFIG_FILE", config),
            ("~/.aws/credentials", "AWS_SHARED_CREDENTIALS_FILE", credentials),
        ]:
            if text is not None:
                place = Path(variables.get(variable, path).replace("~", home))
                place.write_text(text.replace("{program}", str(program)))
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true", **variables}
        found = {}
        with mock.patch.dict(os.environ, environment, clear=True):
            for part, find in [("region", find_region), ("endpoint", find_endpoint), ("keys", find_keys)]:
                try:
                    found[part] = find(botocore.session.Session())
                except botocore.exceptions.BotoCoreError as error:
                    found[part] = {"error": type(error).__name__}
    return {"name": name, "variables": variables, "config": config, "credentials": credentials, "found": found}


def find_region(session):
    return session.get_config_variable("region")


def find_endpoint(session):
    client = session.create_client("dynamodb", aws_access_key_id="x", aws_secret_access_key="x")
    # The endpoint that an account has of its own is asked for by nobody.
    return client._ruleset_resolver.construct_endpoint(
        client.meta.service_model.operation_model("ListTables"), {}, {"client_config": client.meta.config}
    ).url


def find_keys(session):
    found = session.get_credentials()
    return found and [found.access_key, found.secret_key, found.token]


def write(path, cases):
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description="Write what botocore makes of files, environments and regions.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=20150830)
    arguments.add_argument("--count", type=int, default=400)
    chosen = arguments.parse_args()
    source = random.Random(chosen.seed)
    files = FILES + [random_file(source) for _ in range(chosen.count)]
    write(chosen.folder / "shared-files.json", [shared_file(text) for text in files])
    write(chosen.folder / "endpoints.json", endpoints())
    write(chosen.folder / "settings.json", [settings(*case) for case in SETTINGS])


if __name__ == "__main__":
    main()
