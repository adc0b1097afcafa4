"""Designs whose findings are of every shape that a report has to carry, each with what makes it awkward."""

from command import BROKEN, CLEAN, COLLISION, MISSPELT, WARNING

# A text of the user's that would break out of a report which does not escape it.
HOSTILE = '"::error file=x::y %0A ]]> </failure> \\e[31m \\"&\' \\r\\n##[error]z, a:b"'

HOSTILE_NAME = "a b/%25,::error ]]>&\"'<é>.keywright.yaml"

CASES = {
    "clean": CLEAN,
    "warning": WARNING,
    "collision": COLLISION,
    "misspelt": MISSPELT,
    "broken": BROKEN,
    "empty": "",
    "without a version": CLEAN.replace("keywright: 1\n", ""),
    "beyond the first plane": CLEAN.replace(
        "putUser: { put: User }", 'putUser: { description: "🛒🛒", nope: 1, put: User }'
    ),
    "several lines": CLEAN.replace("design: Notes", "design:\n  - Notes\n  - More"),
    "line ends of two characters": MISSPELT.replace("\n", "\r\n"),
    "line ends of old": MISSPELT.replace("\n", "\r"),
    "byte order mark": "\ufeff" + MISSPELT,
    "tab": CLEAN.replace("putUser: { put: User }", "putUser: { description: \t\tx, nope: 1, put: User }"),
    "hostile": CLEAN.replace("table:\n", f"{HOSTILE}: 1\ntable:\n", 1),
    "hostile, often": CLEAN.replace(
        "accessPatterns:\n", "accessPatterns:\n" + "".join(f"  p{n}: {{ {HOSTILE}: 1, get: User }}\n" for n in range(13))
    ),
    "lost to YAML": CLEAN.replace(
        "{ PK: USER#<userId>, SK: NOTE#<noteId> }", "\n      PK: USER#<userId>\n      SK: NOTE #<noteId>"
    ),
}
