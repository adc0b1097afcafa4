"""YAML as an editor's language server reads it: plain scalars re-typed by the core schema of YAML 1.2, merge keys merged,
keys as texts."""

import re

import yaml


class EditorLoader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict = {}


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), list("-+0123456789")
)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])


def _integer(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


def _key_text(key) -> str:
    if key is True or key is False:
        return str(key).lower()
    return "" if key is None else str(key)


def _with_text_keys(value):
    if isinstance(value, dict):
        return {_key_text(key): _with_text_keys(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(inner) for inner in value]
    return value


EditorLoader.add_constructor("tag:yaml.org,2002:int", _integer)


def load(text: str):
    """The document, or `yaml.YAMLError`."""
    return _with_text_keys(yaml.load(text, Loader=EditorLoader))
