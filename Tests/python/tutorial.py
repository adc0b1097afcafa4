"""Takes every step of docs/tutorial.md as its reader would, in a folder of its own; `scripts/tutorial` runs it.

    tutorial.py --binary KEYWRIGHT [--renew | --plain-builds DIR --http-builds DIR]

With the two folders of builds it builds and runs the Swift package too, without and with the client over the network, for which
`KEYWRIGHT_MOTO_ENDPOINT` says where a server is; without them it leaves these steps out, and says how many. The folders may be
those of other builds of packages that use Keywright.
"""

import argparse
import dataclasses
import os
import pathlib
import shutil
import sys
import tempfile
import time

from page_steps import Change, Command, File, Folder, renewed, steps_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/tutorial.md"

# What moves the package on to the client over the network.
TRAIT = 'traits: ["HTTP"]'


@dataclasses.dataclass
class Builds:
    plain: pathlib.Path
    http: pathlib.Path


def follow(binary: pathlib.Path, root: pathlib.Path, builds: Builds | None = None, took=lambda step, seconds: None) -> int:
    """Takes the steps, and gives back how many of them were left out, for want of builds."""
    reader = _reader(binary, root)
    left_out = 0
    for step in steps_of(PAGE.read_text(encoding="utf-8")):
        if isinstance(step, Command) and is_of_a_build(step):
            if builds is None:
                left_out += 1
                continue
            before = time.monotonic()
            _build(reader, step, builds)
            took(step, time.monotonic() - before)
            continue
        reader.take(step)
    return left_out


def _reader(binary: pathlib.Path, root: pathlib.Path) -> Folder:
    folder = root / "bikes"
    folder.mkdir()
    # Versions are those of the checkout: nothing has to be looked up.
    shutil.copy(ROOT / "Package.resolved", folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return Folder(folder, binary, _environment())


def _build(reader: Folder, step: Command, builds: Builds) -> None:
    """Runs a command of the package, in a folder of builds that has most of it."""
    manifest = reader.folder / "Package.swift"
    shown = manifest.read_text(encoding="utf-8")
    scratch = builds.http if TRAIT in shown else builds.plain
    text = step.text
    for verb in ["test", "run"]:
        text = text.replace(f"swift {verb}", f"swift {verb} --scratch-path {scratch}")
    # By any other path to the checkout all of it would be compiled anew.
    manifest.write_text(shown.replace('"../keywright"', f'"{ROOT}"'), encoding="utf-8")
    reader.take(dataclasses.replace(step, text=text))
    manifest.write_text(shown, encoding="utf-8")


def is_of_a_build(step: Command) -> bool:
    """Whether a command needs the package built, or the server that it runs on."""
    return step.text.startswith(("swift ", ".venv/"))


def _seen(reader: Folder, step: File | Change | Command) -> str:
    return step.shown if isinstance(step, Command) and is_of_a_build(step) else reader.seen(step)


def _environment() -> dict[str, str]:
    """What the page has its reader set."""
    endpoint = os.environ.get("KEYWRIGHT_MOTO_ENDPOINT")
    own = {"AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
    return own | ({"AWS_ENDPOINT_URL_DYNAMODB": endpoint} if endpoint else {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--plain-builds", type=pathlib.Path)
    parser.add_argument("--http-builds", type=pathlib.Path)
    parser.add_argument("--renew", action="store_true", help="write what commands print now into the page, but for those of builds")
    options = parser.parse_args()
    if bool(options.plain_builds) != bool(options.http_builds):
        parser.error("--plain-builds and --http-builds come together")
    builds = Builds(options.plain_builds.resolve(), options.http_builds.resolve()) if options.plain_builds else None

    def took(step: File | Change | Command, seconds: float) -> None:
        if isinstance(step, Command) and is_of_a_build(step):
            print(f"line {step.line}, {seconds:.0f} s: $ {step.text}", flush=True)

    if options.renew:
        with tempfile.TemporaryDirectory() as root:
            reader = _reader(options.binary.resolve(), pathlib.Path(root))
            PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), lambda step: _seen(reader, step)), encoding="utf-8")
        return 0
    with tempfile.TemporaryDirectory() as root:
        try:
            left_out = follow(options.binary.resolve(), pathlib.Path(root), builds, took)
        except AssertionError as problem:
            print(f"docs/tutorial.md, {problem}", file=sys.stderr)
            return 1
    print("docs/tutorial.md: every step taken" + (f", but for {left_out} that need builds" if left_out else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
