"""`keywright simulate`: its forms, streams and statuses, and the page that shows it."""

import json
import pathlib
import re
import xml.etree.ElementTree as ElementTree

import pytest

from command import BROKEN, CLEAN, COLLISION, Keywright

PAGE = (pathlib.Path(__file__).parents[2] / "docs/simulate.md").read_text(encoding="utf-8")
DESIGN = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
BY_SHOP = DESIGN.replace("STAGE#<stage>,", "STAGE#<stage>#<shop>,").replace("= $stage", "= $stage and shop = $shop")
EXAMPLES = re.findall(r"```console\n\$ keywright (.*?)\n(.*?)```", PAGE, re.DOTALL)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("orders.keywright.yaml", DESIGN)
    command.write("byshop.keywright.yaml", BY_SHOP)
    return command


def test_there_are_examples():
    assert len(EXAMPLES) == 2
    assert BY_SHOP != DESIGN


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_example(keywright, command, shown):
    result = keywright.run(*command.split())
    assert result.out == shown
    assert result.status == (1 if "too much" in shown else 0), result.err


def test_json_says_what_the_text_says(keywright):
    result = keywright.run("simulate", "orders.keywright.yaml", "--format", "json")
    assert result.status == 1
    assert "KW301" in result.err
    report = json.loads(result.out)
    assert [place["name"] for place in report["places"]] == ["table orders", "index ByStage"]
    # 4 x 1,000 of 6,000, in both.
    for place in report["places"]:
        write = place["write"]
        assert write["offered"] == 6000
        assert write["accepted"] == pytest.approx(4000)
        assert sum(each["units"] for each in write["refused"]) == pytest.approx(2000)
    assert report["headroom"]["factor"] == pytest.approx(1000 / 1500, abs=1e-6)
    assert report["headroom"]["limit"] == "partition"
    assert [each["pattern"] for each in report["leftOut"]] == ["ordersInStage"]
    again = keywright.run("simulate", "orders.keywright.yaml", "--format", "json")
    assert again.out == result.out


def test_the_picture_is_xml_with_a_text_alternative(keywright):
    result = keywright.run("simulate", "orders.keywright.yaml", "--output", "heat.svg")
    assert (result.status, result.out) == (1, "")
    text = (keywright.folder / "heat.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == SVG + "svg"
    assert root.attrib["role"] == "img"
    assert root.find(SVG + "title").text == "Orders: heat of partitions"
    assert "33.33 % throttled" in root.find(SVG + "desc").text
    shown = [element.text for element in root.iter(SVG + "text")]
    assert "index ByStage" in shown
    assert "STAGE#<stage=placed>" in shown
    # Throttling is hatched, four stages and the legend.
    assert len([each for each in root.iter(SVG + "rect") if each.attrib.get("class") == "x"]) >= 5
    # Nothing is fetched from elsewhere.
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    # All of it lies on the page.
    _, _, width, height = (float(each) for each in root.attrib["viewBox"].split())
    for element in root.iter():
        assert float(element.attrib.get("y", "0")) <= height
        if element.attrib.get("width", "").replace(".", "").isdigit() and element is not root:
            assert float(element.attrib.get("x", "0")) + float(element.attrib["width"]) <= width


def test_the_form_follows_the_name_of_the_file(keywright):
    assert keywright.run("simulate", "byshop.keywright.yaml", "--output", "heat.json").status == 0
    assert json.loads((keywright.folder / "heat.json").read_text())["format"] == 1
    assert keywright.run("simulate", "byshop.keywright.yaml", "--output", "heat.txt").status == 0
    assert (keywright.folder / "heat.txt").read_text().startswith("Orders: peak load")
    result = keywright.run("simulate", "byshop.keywright.yaml", "--format", "svg")
    assert result.out.startswith("<svg ")
    assert (keywright.run("simulate", "byshop.keywright.yaml", "--format", "svg", "--output", "-").out) == result.out


def test_names_of_users_are_text_in_the_picture(keywright):
    keywright.write(
        "odd.keywright.yaml",
        BY_SHOP.replace("SHOP#<shop>", "'A&B\"\\<x#<shop>'").replace("hottest: 10%", "hottest: 30%"),
    )
    result = keywright.run("simulate", "odd.keywright.yaml", "--format", "svg")
    root = ElementTree.fromstring(result.out)
    assert any('A&B"<x#<shop=hottest>' in (element.text or "") for element in root.iter(SVG + "text"))


def test_options(keywright):
    def report(*options):
        result = keywright.run("simulate", "byshop.keywright.yaml", "--format", "json", *options)
        assert result.status == 0, result.err
        return json.loads(result.out)

    assert report("--at", "rate")["places"][0]["write"]["offered"] == 800
    assert report("--scale", "0.5")["places"][0]["write"]["offered"] == 3000
    assert [each["name"] for each in report("--pattern", "getOrder")["patterns"]] == ["getOrder"]
    assert report("--duration", "2h")["options"]["seconds"] == 7200
    assert report("--skew", "zipf:1.5")["options"]["skew"] == "zipf:1.5"
    # A new table takes 4,000 of 6,000 at first; one that has served 800 takes 4,000, too.
    assert report("--start", "new", "--duration", "1s")["places"][0]["write"]["accepted"] == pytest.approx(4000, rel=0.05)
    assert report("--start", "rate", "--duration", "1")["places"][0]["write"]["accepted"] == pytest.approx(4000, rel=0.05)


@pytest.mark.parametrize(
    "options",
    [
        ["--scale", "0"],
        ["--scale", "nan"],
        ["--duration", "0"],
        ["--duration", "25h"],
        ["--duration", "5 minutes"],
        ["--skew", "zipf:0"],
        ["--skew", "normal"],
        ["--seed", "-1"],
        ["--at", "night"],
        ["--format", "png"],
        ["--pattern", "placeOrders"],
        ["--output", "missing/heat.svg"],
    ],
    ids=" ".join,
)
def test_bad_usage(keywright, options):
    result = keywright.run("simulate", "byshop.keywright.yaml", *options)
    assert (result.status, result.out) == (2, "")
    assert result.err


def test_a_pattern_with_a_similar_name(keywright):
    result = keywright.run("simulate", "byshop.keywright.yaml", "--pattern", "placeOrders")
    assert "a pattern with a similar name exists: placeOrder" in result.err


def test_several_designs(keywright):
    result = keywright.run("simulate")
    assert result.out.startswith("byshop.keywright.yaml\n\nOrders: ")
    assert "\n\norders.keywright.yaml\n\nOrders: " in result.out
    for form in ("json", "svg"):
        result = keywright.run("simulate", "--format", form)
        assert (result.status, result.out) == (2, "")


def test_designs_that_cannot_be_played(keywright):
    keywright.write("broken.keywright.yaml", BROKEN)
    result = keywright.run("simulate", "broken.keywright.yaml", "--output", "heat.svg")
    assert (result.status, result.out) == (1, "")
    assert not (keywright.folder / "heat.svg").exists()
    keywright.write("collision.keywright.yaml", COLLISION)
    result = keywright.run("simulate", "collision.keywright.yaml")
    assert result.status == 1
    assert "no pattern says how often it is called" in result.out
    assert "KW101" in result.err


def test_without_rates_all_is_left_out(keywright):
    keywright.write("clean.keywright.yaml", CLEAN)
    for form in ("text", "json", "svg"):
        assert keywright.run("simulate", "clean.keywright.yaml", "--format", form).status == 0
    report = json.loads(keywright.run("simulate", "clean.keywright.yaml", "--format", "json").out)
    assert [each["pattern"] for each in report["leftOut"]] == ["getUser", "putUser", "listNotes"]


def test_hostile_figures(keywright):
    # Within the time that a command has in these tests.
    keywright.write(
        "hostile.keywright.yaml",
        BY_SHOP.replace("distinct: 20k, hottest: 10%", "distinct: 1000G").replace("6k/s", "999G/s"),
    )
    result = keywright.run(
        "simulate", "hostile.keywright.yaml", "--skew", "zipf", "--start", "new", "--duration", "10min", "--format", "json"
    )
    assert json.loads(result.out)["places"]
