"""Items of the shop as generated code writes them, one a line in DynamoDB JSON, made by plain rules from LANGUAGE alone."""

import json
import random

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(chance: random.Random) -> str:
    return chance.choice("01234567") + "".join(chance.choice(CROCKFORD) for _ in range(25))


def moment(chance: random.Random) -> str:
    return (
        f"20{chance.randint(10, 40):02}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        f"T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}.{chance.randint(0, 999):03}Z"
    )


def s(text: str) -> dict:
    return {"S": text}


def n(number) -> dict:
    return {"N": str(number)}


def times(chance: random.Random) -> dict:
    made = moment(chance)
    return {"createdAt": s(made), "updatedAt": s(made)}


def escaped(value: str) -> str:
    """As a unique value stands in the key of its companion."""
    return "".join(
        "".join(f"%{byte:02X}" for byte in char.encode()) if char in "%#\U0010ffff" else char for char in value
    )


def user(chance: random.Random, email: str, name: str = "Ann") -> list[dict]:
    """The user, and the companion of the address."""
    identity = ulid(chance)
    key = {"PK": s(f"USER#{identity}"), "SK": s("PROFILE")}
    item = key | {
        "EntityType": s("User"),
        "userId": s(identity),
        "email": s(email),
        "name": s(name),
        "orderCount": n(chance.randint(0, 50)),
        "version": n(1),
    }
    companion = {
        "PK": s(f"UNIQUE#User#email#{escaped(email)}"),
        "SK": s("UNIQUE"),
        "EntityType": s("User.email"),
        "owner": {"M": key},
    }
    return [item | times(chance), companion]


def session(chance: random.Random) -> dict:
    identity = ulid(chance)
    number = f"{chance.getrandbits(128):032x}"
    number = "-".join([number[:8], number[8:12], number[12:16], number[16:20], number[20:]])
    return {
        "PK": s(f"USER#{identity}"),
        "SK": s(f"SESSION#{number}"),
        "EntityType": s("Session"),
        "userId": s(identity),
        "sessionId": s(number),
        "expiresAt": n(chance.randint(1_500_000_000, 1_900_000_000)),
    }


def order(chance: random.Random, note: str | None = None) -> dict:
    identity, number = ulid(chance), ulid(chance)
    lines = [
        {"M": {"sku": s(f"A-{chance.randint(1, 999)}"), "quantity": n(chance.randint(1, 9))}}
        for _ in range(chance.randint(1, 3))
    ]
    item = {
        "PK": s(f"USER#{identity}"),
        "SK": s(f"ORDER#{number}"),
        "GSI1PK": s(f"ORDER#{number}"),
        "GSI1SK": s("ORDER"),
        "EntityType": s("Order"),
        "userId": s(identity),
        "orderId": s(number),
        "total": n(f"{chance.randint(0, 99999) / 100:.2f}"),
        "status": s(chance.choice(["pending", "paid", "shipped", "delivered"])),
        "lines": {"L": lines},
        "placedAt": s(moment(chance)),
    }
    if note is not None:
        item["note"] = s(note)
    return item | times(chance)


def order_item(chance: random.Random) -> dict:
    number, line = ulid(chance), chance.randint(0, 9999)
    return {
        "PK": s(f"ORDER#{number}"),
        "SK": s(f"ITEM#{line:04}"),
        "GSI1PK": s(f"ORDER#{number}"),
        "GSI1SK": s(f"ITEM#{line:04}"),
        "EntityType": s("OrderItem"),
        "orderId": s(number),
        "line": n(line),
        "productId": s(f"P-{chance.randint(1, 10**6)}"),
        "quantity": n(chance.randint(1, 9)),
    }


def clean(chance: random.Random, count: int) -> list[dict]:
    """At least so many items with nothing wrong."""
    items: list[dict] = []
    while len(items) < count:
        match chance.randint(0, 4):
            case 0:
                items += user(chance, f"ann.{len(items)}%#é\U0001f600@example.com", chance.choice(["Ann", 'a "b" \\ \n', "Zoë"]))
            case 1:
                items.append(session(chance))
            case 2:
                items.append(order(chance, chance.choice([None, "with care", "\u2028 line"])))
            case _:
                items.append(order_item(chance))
    return items


def lines(items: list[dict], ascii_only: bool = True) -> str:
    return "".join(json.dumps(item, ensure_ascii=ascii_only, separators=(",", ":")) + "\n" for item in items)


if __name__ == "__main__":
    import sys

    # So many megabytes of items: shop_items.py MEGABYTES > FILE
    source, written = random.Random(1), 0
    while written < int(float(sys.argv[1]) * 1e6):
        text = lines(clean(source, 1000))
        written += len(text)
        sys.stdout.write(text.replace("ann.", f"ann{written}."))
