"""The page of prices shows what the command prints."""

import json
import pathlib
import re

import pytest

from command import Keywright

PAGE = (pathlib.Path(__file__).parents[2] / "docs/prices.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL).group(1)


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("blog.keywright.yaml", block("yaml"))
    return command


def test_text(keywright):
    result = keywright.run("plan")
    assert result.status == 0
    assert result.out.endswith("\n\n" + block("text"))


def test_json(keywright):
    report = json.loads(keywright.run("plan", "--format", "json").out)
    assert report["price"] == json.loads(block("json"))


def test_of_some_patterns(keywright):
    out = keywright.run("plan", "--pattern", "publish").out
    assert "13.14" in out
    assert "1.50" not in out and "readPost" not in out
    assert "A month" not in keywright.run("plan", "--pattern", "takeBack").out


def test_without_figures(keywright):
    text = re.sub(r", expect: \{ rate: \S+ \}|    expect: .*\n", "", block("yaml"))
    keywright.write("blog.keywright.yaml", text)
    assert "A month" not in keywright.run("plan").out
    price = json.loads(keywright.run("plan", "--format", "json").out)["price"]
    assert price["month"] == 0 and price["basis"] == "least"
    assert price["leftOut"] == [
        "no rate: readPost, postsOfTopic, publish, takeBack", "no count and size: what is stored of Post",
    ]
