"""The public declarations of generated Swift, and what a change of them breaks.

Generated code has one layout: a declaration begins a line four columns deeper than the type that it is of, a list of parameters that does
not fit takes a line for each, and what is public says so.
"""

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Parameter:
    label: str
    type: str
    has_default: bool


@dataclasses.dataclass(frozen=True)
class Declaration:
    """One declaration without its body: a type, a case, a property, or what has parameters."""

    scope: str
    in_protocol: bool
    head: str
    parameters: tuple[Parameter, ...]
    result: str

    @property
    def is_case(self) -> bool:
        return self.head.startswith("case ")


SCOPE = re.compile(r"^( *)(?:nonisolated )?(public )?(?:nonisolated )?(extension|struct|enum|protocol)\s+([\w.]+)")
MEMBER = re.compile(r"^(?:nonisolated )?(public )?(?:static )?(?:mutating )?(?:indirect )?(let|var|func|init|case|typealias|subscript)\b")


def declarations(source: str) -> set[Declaration]:
    """All public declarations of a file or of several one after the other."""
    found = set()
    scopes: list[tuple[int, str, str, bool]] = []
    lines = iter(source.splitlines())
    for line in lines:
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip(" "))
        while scopes and depth <= scopes[-1][0]:
            scopes.pop()
        if scopes and depth != scopes[-1][0] + 4:
            continue  # within a body
        text = line.strip()
        scope = SCOPE.match(line)
        path = ".".join(name for _, _, name, _ in scopes)
        if scope:
            _, public, kind, name = scope.groups()
            is_public = bool(public) or kind == "extension"
            if kind != "extension":
                if is_public and all(visible for *_, visible in scopes):
                    found.add(Declaration(path, False, re.sub(r"\s*\{.*$", "", text), (), ""))
            if text.endswith("{"):
                scopes.append((depth, kind, name, is_public))
            continue
        member = MEMBER.match(text)
        if not member or not scopes or not all(visible for *_, visible in scopes):
            continue
        kind = scopes[-1][1]
        # The cases of a public enum, and what a public protocol requires, are public without saying so.
        if not (member[1] or kind == "protocol" or (kind == "enum" and member[2] == "case")):
            continue
        while text.count("(") > text.count(")"):
            text += " " + next(lines).strip()
        found.add(_declaration(path, kind == "protocol", text))
    return found


def _declaration(scope: str, in_protocol: bool, text: str) -> Declaration:
    name = re.match(r"^[^({=:]*", text)[0].strip()
    if re.search(r"\b(func|init|subscript)\b", name):
        inner, rest = _parenthesised(text[text.index("(") :])
        parameters = tuple(_parameter(part) for part in _split(inner))
        return Declaration(scope, in_protocol, name.removesuffix("("), parameters, re.sub(r"\s*\{.*$", "", rest).strip())
    if re.search(r"\bcase\b", name):
        # A raw value is no part of what code can name.
        return Declaration(scope, in_protocol, re.sub(r"\s*=.*$", "", text), (), "")
    # A property: with its type, and without its value or body.
    return Declaration(scope, in_protocol, re.sub(r"\s*(=|\{).*$", "", text), (), "")


def _parenthesised(text: str) -> tuple[str, str]:
    depth = 0
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return text[1:place], text[place + 1 :]
    raise ValueError(text)


def _split(text: str) -> list[str]:
    """The parts between the commas that are in no brackets and no text."""
    parts, depth, quoted, current = [], 0, False, ""
    for character in text:
        quoted ^= character == '"'
        if not quoted:
            depth += {"(": 1, "[": 1, "<": 1, "{": 1, ")": -1, "]": -1, ">": -1, "}": -1}.get(character, 0)
        if character == "," and depth == 0 and not quoted:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part.strip() for part in [*parts, current] if part.strip()]


def _parameter(text: str) -> Parameter:
    label, rest = text.split(":", 1)
    kind, separator, _ = rest.partition(" = ")
    return Parameter(label.strip(), kind.strip(), bool(separator))


def compared(before: str, after: str) -> str:
    """What the change of sources breaks: `no`; `yes`; else `switches` over enums that have a new case, and `mocks` that conform to
    protocols which require more."""
    old, new = declarations(before), declarations(after)
    removed, added = old - new, new - old
    protocols = {declaration.scope for declaration in old if declaration.in_protocol}
    mocks = any(declaration.scope in protocols for declaration in removed | added)
    for declaration in removed:
        if declaration.in_protocol:
            # Whoever calls by the protocol gives all arguments.
            broken = not any(_same_calls(declaration, other) for other in added if other.in_protocol)
            if broken and _is_called_otherwise(declaration, new):
                return "yes"
        elif not any(_same_calls(declaration, other) for other in new):
            return "yes"
    broken = []
    scopes = {declaration.scope for declaration in old}
    if any(declaration.is_case and declaration.scope in scopes for declaration in added):
        broken.append("switches")
    if mocks:
        broken.append("mocks")
    return ", ".join(broken) or "no"


def _same_calls(old: Declaration, new: Declaration) -> bool:
    """Whether every call of the old one is one of the new: what was added has defaults, and defaults that were there still are."""
    if (old.scope, old.in_protocol, old.head, old.result) != (new.scope, new.in_protocol, new.head, new.result):
        return False
    left = list(old.parameters)
    for parameter in new.parameters:
        if left and (left[0].label, left[0].type) == (parameter.label, parameter.type):
            if left.pop(0).has_default and not parameter.has_default:
                return False
        elif not parameter.has_default:
            return False
    return not left


def _is_called_otherwise(requirement: Declaration, new: set[Declaration]) -> bool:
    """Whether the repository behind a protocol has no method left that takes what the requirement took."""
    scope = requirement.scope.removesuffix("Protocol")
    own = [other for other in new if other.scope == scope and other.head == f"public {requirement.head}"]
    return not any(
        _same_calls(dataclasses.replace(requirement, scope=scope, in_protocol=False, head=other.head, parameters=_given(requirement)), other)
        for other in own
    )


def _given(declaration: Declaration) -> tuple[Parameter, ...]:
    return tuple(dataclasses.replace(parameter, has_default=False) for parameter in declaration.parameters)
