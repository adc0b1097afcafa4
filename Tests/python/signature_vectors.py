"""Requests with the signatures that botocore gives them, for KeywrightHTTP's signer to be held to.

    python3 signature_vectors.py published <file>
    python3 signature_vectors.py random <file> [--seed N] [--count N]

The published cases are those of the signature version 4 test suite, written by hand below with the signatures that
were published with them; writing them fails if botocore disagrees. Both files are in
Tests/KeywrightHTTPTests/Vectors. `KEYWRIGHT_SIGNATURE_VECTORS` names a further file of either kind for the Swift test
to read.
"""

import argparse
import datetime
import json
import random
import string
from pathlib import Path
from urllib.parse import quote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

TOKEN = (
    "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRq"
    "TflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75Y"
    "U9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9K"
    "SYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="
)
SHORT_TOKEN = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"
UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FORM = "application/x-www-form-urlencoded"


def published(name, signature, method="GET", path="/", query=(), headers=(), body=b"", token=None):
    """A case of the suite: its request, and the signature that was published with it."""
    return {
        "name": name,
        "method": method,
        "scheme": "https",
        "host": "example.amazonaws.com",
        "port": None,
        "path": path,
        "query": [list(pair) for pair in query],
        "headers": [list(pair) for pair in headers],
        "body": body.hex(),
        "accessKeyID": "AKIDEXAMPLE",
        "secretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "sessionToken": token,
        "time": 1440938160,
        "region": "us-east-1",
        "service": "service",
        "published": signature,
    }


# Left out: `post-sts-header-after`, whose token is sent beside the signature and not under it, for Keywright signs
# every token that it sends; and the `unnormalized` paths, which are S3's rule and no other service's. The raw paths of
# `get-space` and `get-utf8` go onto no wire: a client sends them percent-encoded and signs that (`get-space-as-sent`,
# which has no published signature). The suite prints `charset=utf-8` in `…-parameters`; its signature is of `utf8`.
PUBLISHED = [
    published("get-vanilla", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    published("get-vanilla-query", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    published(
        "get-vanilla-empty-query-key",
        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        query=[("Param1", "value1")],
    ),
    published(
        "get-vanilla-query-order-key",
        "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        query=[("Param1", "value2"), ("Param1", "Value1")],
    ),
    published(
        "get-vanilla-query-order-key-case",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        query=[("Param2", "value2"), ("Param1", "value1")],
    ),
    published(
        "get-vanilla-query-order-value",
        "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
        query=[("Param1", "value2"), ("Param1", "value1")],
    ),
    published(
        "get-vanilla-query-order-encoded",
        "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
        query=[("Param-3", "Value3"), ("Param", "Value2"), ("\u1234", "Value1")],
    ),
    published(
        "get-vanilla-query-unreserved",
        "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
        query=[(UNRESERVED, UNRESERVED)],
    ),
    published(
        "get-vanilla-utf8-query",
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        query=[("\u1234", "bar")],
    ),
    published(
        "get-vanilla-with-session-token",
        "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
        token=SHORT_TOKEN,
    ),
    published(
        "get-header-key-duplicate",
        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
        headers=[("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")],
    ),
    published(
        "get-header-value-order",
        "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
        headers=[("My-Header1", f"value{number}") for number in (4, 1, 3, 2)],
    ),
    published(
        "get-header-value-trim",
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        headers=[("My-Header1", " value1"), ("My-Header2", ' "a   b   c"')],
    ),
    published(
        "get-header-value-multiline",
        "cfd34249e4b1c8d6b91ef74165d41a32e5fab3306300901bb65a51a73575eefd",
        headers=[("My-Header1", "value1\n  value2\n     value3")],
    ),
    published(
        "get-unreserved",
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        path="/" + UNRESERVED,
    ),
    published("get-utf8", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85", path="/\u1234"),
    published("get-space", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741", path="/example space/"),
    published("get-space-as-sent", None, path="/example%20space/"),
    published("get-relative", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", path="/example/.."),
    published(
        "get-relative-relative",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        path="/example1/example2/../..",
    ),
    published("get-slash", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", path="//"),
    published("get-slash-dot-slash", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", path="/./"),
    published(
        "get-slash-pointless-dot", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5", path="/./example"
    ),
    published("get-slashes", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84", path="//example//"),
    published("post-vanilla", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", "POST"),
    published("post-header-key-case", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", "POST"),
    published(
        "post-header-key-sort",
        "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        "POST",
        headers=[("My-Header1", "value1")],
    ),
    published(
        "post-header-value-case",
        "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        "POST",
        headers=[("My-Header1", "VALUE1")],
    ),
    published(
        "post-sts-header-before",
        "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
        "POST",
        token=TOKEN,
    ),
    published(
        "post-vanilla-empty-query-value",
        "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
        "POST",
        query=[("Param1", "value1")],
    ),
    published(
        "post-vanilla-query",
        "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
        "POST",
        query=[("Param1", "value1")],
    ),
    published(
        "post-x-www-form-urlencoded",
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        "POST",
        headers=[("Content-Type", FORM)],
        body=b"Param1=value1",
    ),
    published(
        "post-x-www-form-urlencoded-parameters",
        "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
        "POST",
        headers=[("Content-Type", FORM + "; charset=utf8")],
        body=b"Param1=value1",
    ),
]

PIECES = [*"aZ0 +%~-._*'(éሴ😀/=&?#:", "%41"]
IN_PATHS = [*"aZ9~-._+*(!',=:@$&", "%20", "%2F", "%25", "%c3%a9"]
HEADER_NAMES = """
    X-Amz-Target x-amz-target Content-Type content-type User-Agent Expect Connection X-Amzn-Trace-Id Accept X-B x-b X-B-
    X-a A Zz transfer-encoding X-Amz-Meta-1 amz-sdk-invocation-id
""".split()
HEADER_PIECES = ["a", "B", "7", " ", "  ", "\t", ",", '"', ";", "=", "/", "é", "DynamoDB_20120810.GetItem"]
HOSTS = ["dynamodb.us-east-1.amazonaws.com", "localhost", "127.0.0.1", "::1", "fd00:ec2::23", "db.example"]
SEGMENTS = ["", ".", "..", "...", "a", "a.b"]


def some(source, pieces, longest):
    return "".join(source.choice(pieces) for _ in range(source.randint(0, longest)))


def random_case(source, number):
    segments = [
        source.choice(SEGMENTS) if source.random() < 0.4 else some(source, IN_PATHS, 6)
        for _ in range(source.randint(0, 5))
    ]
    query = [(some(source, PIECES, 4), some(source, PIECES, 5)) for _ in range(source.choice([0, 0, 1, 2, 5]))]
    if query and source.random() < 0.5:
        query.append((query[0][0], some(source, PIECES, 3)))
    return {
        "name": f"random {number}",
        "method": source.choice(["GET", "POST", "POST", "PUT", "DELETE", "HEAD", "PATCH"]),
        "scheme": source.choice(["http", "https"]),
        "host": source.choice(HOSTS),
        "port": source.choice([None, None, 80, 443, 8000, 65535]),
        "path": "/" + "/".join(segments),
        "query": [list(pair) for pair in query],
        "headers": [
            [source.choice(HEADER_NAMES), some(source, HEADER_PIECES, 6)] for _ in range(source.randint(0, 6))
        ],
        "body": source.randbytes(source.choice([0, 0, 1, 40, 63, 64, 65, 130])).hex(),
        "accessKeyID": "AKIDEXAMPLE" + "".join(source.choices(string.digits, k=5)),
        "secretAccessKey": "".join(source.choices(string.ascii_letters + string.digits + "+/", k=40)),
        "sessionToken": source.choice([None, "".join(source.choices(string.ascii_letters + "+/=", k=60))]),
        "time": source.randrange(0, 4_102_444_800),
        "region": source.choice(["us-east-1", "cn-north-1", "us-gov-west-1", "local"]),
        "service": source.choice(["dynamodb", "sts"]),
    }


def url(case):
    host = f"[{case['host']}]" if ":" in case["host"] else case["host"]
    port = f":{case['port']}" if case["port"] else ""
    pairs = [f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in case["query"]]
    query = "?" + "&".join(pairs) if pairs else ""
    return f"{case['scheme']}://{host}{port}{case['path']}{query}"


def signed(case):
    """The case with what botocore signs and the header that it gives."""
    request = AWSRequest(method=case["method"], url=url(case), data=bytes.fromhex(case["body"]))
    for name, value in case["headers"]:
        request.headers[name] = value
    moment = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc).replace(tzinfo=None)
    botocore.auth.get_current_datetime = lambda *_, **__: moment
    credentials = Credentials(case["accessKeyID"], case["secretAccessKey"], case["sessionToken"])
    auth = botocore.auth.SigV4Auth(credentials, case["service"], case["region"])
    auth.add_auth(request)
    authorization = request.headers["Authorization"]
    signature = authorization.rpartition("Signature=")[2]
    if case.get("published") not in (None, signature):
        raise SystemExit(f"{case['name']}: botocore gives {signature}, published is {case['published']}")
    del request.headers["Authorization"]
    return case | {"canonicalRequest": auth.canonical_request(request), "authorization": authorization}


def main():
    arguments = argparse.ArgumentParser(description="Write requests and the signatures that botocore gives them.")
    arguments.add_argument("kind", choices=["published", "random"])
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--seed", type=int, default=20150830)
    arguments.add_argument("--count", type=int, default=300)
    chosen = arguments.parse_args()
    source = random.Random(chosen.seed)
    cases = PUBLISHED if chosen.kind == "published" else [random_case(source, n) for n in range(chosen.count)]
    lines = ",\n".join(json.dumps(signed(case), ensure_ascii=False) for case in cases)
    chosen.file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
