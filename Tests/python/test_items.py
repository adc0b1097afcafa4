"""What `items` finds in items that were made, and spoilt, by plain rules: expectations are written before the command runs."""

import gzip
import json
import random
import zlib

import pytest
import shop_items as shop
from command import BROKEN, CLEAN, Keywright
from designs_of_tests import ROOT

SHOP = (ROOT / "Tests/KeywrightGeneratedTests/Designs/shop.keywright.yaml").read_text(encoding="utf-8")


@pytest.fixture
def keywright(binary, tmp_path) -> Keywright:
    command = Keywright(binary, tmp_path)
    command.write("shop.keywright.yaml", SHOP)
    return command


def report(keywright: Keywright, *arguments: str, **more) -> dict:
    result = keywright.run("items", *arguments, "--format", "json", **more)
    assert result.status in (0, 1), result.err
    found = json.loads(result.out)
    assert (result.status == 1) == (found["summary"]["findings"] > 0)
    assert sum(found["counts"].values()) == found["summary"]["findings"]
    return found


def test_clean_items_have_no_findings(keywright):
    items = shop.clean(random.Random(1), 3000)
    for name, ascii_only in [("escaped.jsonl", True), ("plain.jsonl", False)]:
        keywright.write(name, shop.lines(items, ascii_only))
        found = report(keywright, name)
        assert found["findings"] == []
        assert found["summary"]["items"] == len(items)
        for row in found["entities"]:
            assert row["items"] == sum(item["EntityType"]["S"] == row["entity"] for item in items)
        for row in found["companions"]:
            assert row["items"] == sum(item["EntityType"]["S"] == row["companion"] for item in items)


def item_size(item: dict) -> int:
    """By F3.2, as a table of sizes says it."""

    def number(text: str) -> int:
        digits = text.lstrip("-").split(".")
        before = digits[0].strip("0") if len(digits) == 1 else digits[0].lstrip("0")
        behind = digits[1].rstrip("0") if len(digits) > 1 else ""
        if not behind:
            before = before.rstrip("0")
        if not before:
            behind = behind.lstrip("0")
        return 1 + (len(before) + 1) // 2 + (len(behind) + 1) // 2 + text.startswith("-")

    def value(typed: dict) -> int:
        ((kind, inner),) = typed.items()
        match kind:
            case "S":
                return len(inner.encode())
            case "N":
                return number(inner)
            case "M":
                return 3 + sum(1 + len(name.encode()) + value(member) for name, member in inner.items())
            case "L":
                return 3 + sum(1 + value(element) for element in inner)
        raise AssertionError(kind)

    return sum(len(name.encode()) + value(typed) for name, typed in item.items())


def test_bytes_are_the_services(keywright):
    items = shop.clean(random.Random(2), 500)
    keywright.write("items.jsonl", shop.lines(items))
    found = report(keywright, "items.jsonl")
    for row in found["entities"]:
        own = [item_size(item) for item in items if item["EntityType"]["S"] == row["entity"]]
        assert (row["entity"], row["bytes"]) == (row["entity"], sum(own))


def s(text):
    return {"S": text}


# What is done to an item of an entity, and the findings about it: the kind, and the attribute.
FAULTS = {
    "Order": [
        (lambda i, c: i.update(GSI1PK=s("ORDER#" + shop.ulid(c))), [("stale-index-key", "GSI1PK")]),
        (lambda i, c: i.pop("GSI1SK"), [("missing-index-key", "GSI1SK")]),
        (lambda i, c: i.update(total={"N": "1.234"}), [("constraint", "total")]),
        (lambda i, c: i.update(total={"N": "-0.01"}), [("constraint", "total")]),
        (lambda i, c: i.update(total=s("1")), [("wrong-type", "total")]),
        (lambda i, c: i.update(status=s("lost")), [("wrong-type", "status")]),
        (lambda i, c: i["lines"]["L"][0]["M"].pop("sku"), [("missing-attribute", "lines[0].sku")]),
        (lambda i, c: i["lines"]["L"][-1]["M"].update(quantity={"N": "1.5"}), [("wrong-type", None)]),
        (lambda i, c: i.update(userId=s(shop.ulid(c))), [("key-mismatch", "PK")]),
        (lambda i, c: i.update(placedAt=s("2026-02-30T00:00:00.000Z")), [("wrong-type", "placedAt")]),
        (lambda i, c: i.update(EntityType=s("OrderItem")), [("wrong-discriminator", "EntityType")]),
        (lambda i, c: i.pop("EntityType"), [("missing-discriminator", "EntityType")]),
        (lambda i, c: i.update(SK=s("ORDER#1")), [("unparsed-key", "SK")]),
        (lambda i, c: i.update(SK=s("BILL#1"), EntityType=s("Bill")), [("foreign-item", "EntityType")]),
        (lambda i, c: i.pop("SK"), [("missing-key", "SK")]),
        (lambda i, c: i.update(note={"NULL": True}), []),
        (lambda i, c: i.update(unknown={"BS": ["QQ=="]}), []),
        (lambda i, c: i.update(note=s("")), []),
    ],
    "OrderItem": [
        (lambda i, c: i.update(line={"N": "10000"}), [("forged-key", "line")]),
        (lambda i, c: i.update(line={"N": "-1"}), [("constraint", "line")]),
        (lambda i, c: i.update(orderId=s("x")), [("wrong-type", "orderId")]),
        (lambda i, c: i.pop("quantity"), [("missing-attribute", "quantity")]),
    ],
    "Session": [
        (lambda i, c: i.update(GSI1PK=s("x"), GSI1SK=s("y")), [("stray-index-key", None)]),
        (lambda i, c: i.update(GSI1PK=s("x")), []),
        (lambda i, c: i.update(expiresAt={"N": "253402300799"}), []),
        # Milliseconds: a time beyond the year 9999.
        (lambda i, c: i.update(expiresAt={"N": "1900000000000"}), [("wrong-type", "expiresAt")]),
        (lambda i, c: i.update(sessionId=s(i["sessionId"]["S"].upper())), []),
        (lambda i, c: i.pop("expiresAt"), [("missing-attribute", "expiresAt")]),
    ],
    "User": [
        (lambda i, c: i.update(orderCount={"N": "-1"}), [("constraint", "orderCount")]),
        (lambda i, c: i.pop("orderCount"), []),
        (lambda i, c: i.pop("version"), [("missing-attribute", "version")]),
        (lambda i, c: i.update(email=s(i["email"]["S"] + "x")), [("missing-companion", "email"), ("orphan-companion", None)]),
        (lambda i, c: i.update(email=s("x" * 255)), [("constraint", "email"), ("orphan-companion", None)]),
    ],
    "User.email": [
        (lambda i, c: i.pop("owner"), [("malformed-companion", "owner"), ("missing-companion", "email")]),
        (lambda i, c: i["owner"]["M"].update(PK=s("USER#1")), [("wrong-owner", "owner")]),
        (lambda i, c: i.update(PK=s("UNIQUE#User#email#nobody")), [("orphan-companion", None), ("missing-companion", "email")]),
        (lambda i, c: i.update(EntityType=s("User.mail")), [("wrong-discriminator", "EntityType")]),
    ],
}


@pytest.mark.parametrize("seed", range(3))
def test_seeded_faults_are_found_and_nothing_else(keywright, seed):
    chance = random.Random(seed)
    items = shop.clean(chance, 1500)
    faults = [(entity, number) for entity, all_ in FAULTS.items() for number in range(len(all_))]
    expected: list[tuple[str, str]] = []
    taken: set[int] = set()
    for entity, number in faults:
        while True:
            place = chance.randrange(len(items))
            # A user and the companion are one in what is found of them.
            if items[place].get("EntityType") == s(entity) and not {place - 1, place, place + 1} & taken:
                break
        taken.add(place)
        spoil, kinds = FAULTS[entity][number]
        spoil(items[place], chance)
        expected += kinds
    twice = next(i for i in range(len(items)) if i not in taken and items[i].get("EntityType") == s("OrderItem"))
    items.append(items[twice])
    expected.append(("duplicate-key", None))
    keywright.write("items.jsonl", shop.lines(items))
    found = report(keywright, "items.jsonl", "--limit", "1000")["findings"]
    seen = [(finding["kind"], finding["attribute"]) for finding in found]
    plain = sorted((kind, attribute or "") for kind, attribute in expected if (kind, attribute) != ("wrong-type", None))
    of_lines = [pair for pair in seen if pair[1] and pair[1].startswith("lines[") and pair[0] == "wrong-type"]
    assert len(of_lines) == 1
    assert sorted((kind, attribute or "") for kind, attribute in seen if (kind, attribute) not in of_lines) == plain
    # Each is told at the line where it was made.
    for finding in found:
        assert finding["file"] == "items.jsonl"
        assert finding["key"] is not None or finding["kind"] in ("missing-key", "broken-item")


def test_without_duplicates_each_item_is_looked_at_by_itself(keywright):
    items = shop.clean(random.Random(5), 50)
    keywright.write("items.jsonl", shop.lines(items + items))
    assert report(keywright, "items.jsonl")["counts"] == {"duplicate-key": len(items)}
    found = report(keywright, "items.jsonl", "--no-duplicates")
    assert found["counts"] == {} and found["summary"]["duplicates"] is False


def test_two_files_are_one_table(keywright):
    items = shop.clean(random.Random(6), 20)
    keywright.write("a.jsonl", shop.lines(items))
    keywright.write("b.jsonl", shop.lines(items[:1]))
    (finding,) = report(keywright, "a.jsonl", "b.jsonl")["findings"]
    assert (finding["file"], finding["line"], finding["kind"]) == ("b.jsonl", 1, "duplicate-key")
    assert (finding["other"]["file"], finding["other"]["line"]) == ("a.jsonl", 1)
    assert finding["key"] == finding["other"]["key"] == {name: items[0][name]["S"] for name in ("PK", "SK")}


def test_standard_input(keywright):
    items = shop.clean(random.Random(7), 20)
    found = report(keywright, "-", stdin=shop.lines(items + items[:1]))
    (finding,) = found["findings"]
    # What is gone cannot be read again.
    assert (finding["file"], finding["line"], finding["key"]) == ("<stdin>", len(items) + 1, None)


def test_a_scan_as_the_command_line_of_aws_prints_it(keywright):
    items = shop.clean(random.Random(8), 200)
    items[3].pop("EntityType")
    text = json.dumps({"Items": items, "Count": len(items), "ScannedCount": len(items), "ConsumedCapacity": None}, indent=4)
    keywright.write("scan.json", text)
    found = report(keywright, "scan.json")
    assert found["summary"]["items"] == len(items)
    (finding,) = found["findings"]
    line = text.splitlines()[finding["line"] - 1]
    assert finding["kind"] == "missing-discriminator" and line[finding["column"] - 1 :] == "{"
    before = "\n".join(text.splitlines()[: finding["line"] - 1])
    assert before.count('"PK": {\n                "S": "') >= 3


# MARK: Compression


def gzipped(data: bytes, chance: random.Random) -> bytes:
    """One file in one of the many ways there are."""
    level = chance.randint(0, 9)
    strategy = chance.choice([zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED])
    coder = zlib.compressobj(level, zlib.DEFLATED, -chance.randint(9, 15), chance.randint(1, 9), strategy)
    body, at = b"", 0
    while at < len(data):
        step = chance.randint(1, max(1, len(data) // 2))
        body += coder.compress(data[at : at + step])
        if chance.random() < 0.3:
            body += coder.flush(chance.choice([zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]))
        at += step
    body += coder.flush()
    flags, extra = 0, b""
    if chance.random() < 0.3:
        flags, extra = flags | 4, extra + b"\x03\x00abc"
    if chance.random() < 0.5:
        flags, extra = flags | 8, extra + b"items.json\0"
    if chance.random() < 0.3:
        flags, extra = flags | 16, extra + b"a comment\0"
    if chance.random() < 0.3:
        flags, extra = flags | 2, extra + b"\0\0"
    head = b"\x1f\x8b\x08" + bytes([flags]) + b"\0\0\0\0\0\xff" + extra
    end = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return head + body + end


def test_compressed_files_hold_what_they_held(keywright):
    chance = random.Random(9)
    for number in range(20):
        items = shop.clean(chance, chance.choice([0, 1, 30, 300]))
        text = shop.lines(items, chance.random() < 0.5).encode()
        # Long repetitions, and bytes that hardly repeat.
        if chance.random() < 0.3:
            text += b"\n" * chance.randint(1, 100_000)
        if chance.random() < 0.3:
            noise = "".join(chance.choice(shop.CROCKFORD) for _ in range(50_000))
            text += shop.lines([shop.order(chance, noise)]).encode()
        plain, packed = keywright.folder / "plain.json", keywright.folder / f"packed{number}.json.gz"
        plain.write_bytes(text)
        half = len(text) // 2 if chance.random() < 0.3 else len(text)
        data = gzipped(text[:half], chance) + (gzipped(text[half:], chance) if half < len(text) else b"")
        assert gzip.decompress(data) == text
        packed.write_bytes(data)
        one, other = report(keywright, plain.name), report(keywright, packed.name)
        for found in (one, other):
            found["files"] = []
            for finding in found["findings"]:
                finding["file"] = finding["other"]["file"] = ""
        assert one == other


def test_an_export_is_read_as_it_is(keywright):
    items = shop.clean(random.Random(10), 100)
    text = "".join(json.dumps({"Item": item}) + "\n" for item in items)
    (keywright.folder / "export.json.gz").write_bytes(gzip.compress(text.encode()))
    found = report(keywright, "export.json.gz")
    assert found["findings"] == [] and found["summary"]["items"] == len(items)


def test_damaged_compression_is_a_finding_wherever_it_is(keywright):
    chance = random.Random(11)
    text = shop.lines(shop.clean(chance, 40)).encode()
    data = gzip.compress(text)
    path = keywright.folder / "damaged.json.gz"
    for cut in [2, 3, 9, 10, 11, 20, len(data) // 2, len(data) - 9, len(data) - 8, len(data) - 1]:
        path.write_bytes(data[:cut])
        found = report(keywright, "damaged.json.gz", "--no-duplicates")
        assert found["counts"] == {"damaged-file": 1}, cut
        assert "cut off" in found["findings"][0]["seen"]
    for _ in range(25):
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            spoilt[chance.randrange(10, len(spoilt))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        if spoilt != data:
            assert report(keywright, "damaged.json.gz", "--no-duplicates")["counts"]["damaged-file"] == 1
    for rest in [b"garbage", bytes(chance.randrange(256) for _ in range(500))]:
        path.write_bytes(data + rest)
        assert "damaged-file" in report(keywright, "damaged.json.gz")["counts"]
        path.write_bytes(b"\x1f\x8b" + rest)
        assert report(keywright, "damaged.json.gz")["counts"] == {"damaged-file": 1}


# MARK: Keys as the vectors have them

# Attributes whose stored type is not that of the JSON value in the vectors.
STORED = {
    "Kitchen": {"print": "B", "legacy": "S", "share": "S"},
    "Torture": {},
}


def stored_item(case: dict, entity: dict, discriminator: str | None, names: dict[str, str], bytes_of: dict[str, str]) -> dict:
    def typed(name: str, value):
        if isinstance(value, bool):
            return {"BOOL": value}
        if isinstance(value, str):
            return {bytes_of.get(name, "S"): value}
        return {"N": json.dumps(value)}

    item: dict = {} if discriminator is None else {discriminator: s(names.get(entity["entity"], entity["entity"]))}
    for name, value in case["values"].items():
        if value is None:
            continue
        *path, last = name.split(".")
        inner = item
        for part in path:
            inner = inner.setdefault(part, {"M": {}})["M"]
        inner[last] = typed(name, value)
    for keys in [case["table"], *case["indexes"].values()]:
        for name, value in (keys or {}).items():
            item.setdefault(name, typed(name, value))
    return item


@pytest.mark.parametrize("design", ["shop", "kitchen", "tenants", "ledger", "torture"])
def test_keys_of_the_vectors_are_those_of_the_items(binary, tmp_path, design):
    """Items made of the vectors, which generated builders are held to, have no finding about a key."""
    keywright = Keywright(binary, tmp_path)
    text = (ROOT / f"Tests/KeywrightGeneratedTests/Designs/{design}.keywright.yaml").read_text(encoding="utf-8")
    keywright.write("design.keywright.yaml", text)
    (path,) = (ROOT / f"Tests/KeywrightGeneratedTests/KeyVectors/{design}").glob("*.vectors.json")
    vectors = json.loads(path.read_text(encoding="utf-8"), parse_float=lambda text: float(text))
    name = path.name.split(".")[0]
    tables = {"ledger": {"Page": "log"}, "torture": {"Store": "other"}}.get(design, {})
    discriminator = "kind" if design == "kitchen" else "EntityType"
    count = 0
    for entity in vectors["entities"]:
        table = tables.get(entity["entity"]) or {"ledger": "main", "torture": "main"}.get(design)
        items = [
            stored_item(case, entity, None if table == "other" else discriminator, {}, STORED.get(name, {}))
            for case in entity["cases"]
            if case["refused"] is None
        ]
        count += len(items)
        keywright.write("items.jsonl", shop.lines(items))
        chosen = ["--table", table] if table else []
        found = report(keywright, "items.jsonl", "--limit", "1000", "--no-duplicates", *chosen)
        about_keys = [
            finding
            for finding in found["findings"]
            if finding["kind"] not in ("missing-attribute", "missing-companion")
        ]
        assert about_keys == [], entity["entity"]
        assert next(row for row in found["entities"] if row["entity"] == entity["entity"])["items"] == len(items)
        # And with one character of a key changed there is one.
        for item in items:
            attribute = next(iter(entity["cases"][0]["table"]))
            if "S" in item[attribute] and attribute not in entity["cases"][0]["values"]:
                item[attribute] = s(item[attribute]["S"] + "\u00e9")
        keywright.write("items.jsonl", shop.lines(items))
        if any("S" in item[attribute] and attribute not in entity["cases"][0]["values"] for item in items):
            found = report(keywright, "items.jsonl", "--no-duplicates", *chosen)
            kinds = ("key-mismatch", "unparsed-key", "wrong-discriminator")
            assert sum(found["counts"].get(kind, 0) for kind in kinds) == len(items)
    assert count > 5


# MARK: Usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "files"),
        (["missing.jsonl"], "there is no such file"),
        (["."], "it is a folder"),
        (["items.jsonl", "--design", "missing.yaml"], "missing.yaml"),
        (["items.jsonl", "--table", "shp"], "a table with a similar name exists: shop"),
        (["items.jsonl", "--limit=-1"], "a limit"),
        (["items.jsonl", "--now", "today"], "'today' is no time"),
        (["items.jsonl", "--format", "yaml"], "yaml"),
        (["-", "-"], "standard input can be read once"),
    ],
)
def test_bad_usage(keywright, arguments, told):
    keywright.write("items.jsonl", shop.lines(shop.clean(random.Random(1), 5)))
    result = keywright.run("items", *arguments)
    assert (result.status, result.out) == (2, "")
    assert told in result.err


def test_several_designs_and_tables(keywright):
    keywright.write("items.jsonl", shop.lines(shop.clean(random.Random(1), 5)))
    keywright.write("notes.keywright.yaml", CLEAN)
    result = keywright.run("items", "items.jsonl")
    assert result.status == 2 and "name one with --design" in result.err
    assert keywright.run("items", "items.jsonl", "--design", "shop.keywright.yaml").status == 0
    two = CLEAN.replace("table:\n  name: notes\n  key", "tables:\n  notes:\n    key").replace("    attributes", "    table: notes\n    attributes")
    keywright.write("two.yaml", two.replace("entities:", "  other: { key: { partition: PK } }\n\nentities:", 1))
    result = keywright.run("items", "items.jsonl", "--design", "two.yaml")
    assert result.status == 2 and "name one with --table" in result.err
    found = report(keywright, "items.jsonl", "--design", "two.yaml", "--table", "notes", "--limit", "0")
    assert found["table"] == "notes" and found["findings"] == []
    keywright.write("broken.yaml", BROKEN)
    result = keywright.run("items", "items.jsonl", "--design", "broken.yaml")
    assert (result.status, result.out) == (1, "") and "KW001" in result.err


def test_the_time_may_be_given_in_two_forms(keywright):
    keywright.write("items.jsonl", shop.lines(shop.clean(random.Random(1), 50)))
    one = keywright.run("items", "items.jsonl", "--now", "2026-11-22T10:00:00Z")
    other = keywright.run("items", "items.jsonl", "--now", "1795341600")
    assert one == other and one.status == 0


def test_the_report_is_the_same_every_time_and_harmless(keywright):
    chance = random.Random(12)
    items = shop.clean(chance, 300)
    for item in chance.sample(items, 30):
        item["PK"] = s(item["PK"]["S"] + "\x1b[31m\u202e\n")
    keywright.write("items.jsonl", shop.lines(items))
    first = keywright.run("items", "items.jsonl")
    assert first == keywright.run("items", "items.jsonl")
    assert first.status == 1 and "\x1b" not in first.out and "\u202e" not in first.out


def test_hostile_texts_end_the_command_in_order(keywright):
    chance = random.Random(13)
    whole = shop.lines(shop.clean(chance, 60)).encode()
    for _ in range(25):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 200)):
            place = chance.randrange(len(spoilt))
            match chance.randint(0, 3):
                case 0:
                    spoilt[place] = chance.randrange(256)
                case 1:
                    del spoilt[place : place + chance.randint(1, 40)]
                case 2:
                    spoilt[place:place] = bytes(chance.choice(b'{}[]",:\\u\n\r\0') for _ in range(chance.randint(1, 5)))
                case _:
                    spoilt[place:place] = b'{"Items":['
        (keywright.folder / "hostile").write_bytes(spoilt)
        report(keywright, "hostile")
