"""The item that clients are measured with: a kilobyte of the kinds that items are made of."""

TABLE = "load"

# As the wire has it. `LoadItem.swift` of the trials is the same.
ITEM = {
    "PK": {"S": "USER#01ARZ3NDEKTSV4RRFFQ69G5FAV"},
    "SK": {"S": "ORDER#01BX5ZZKBKACTAV9WEVGEMMVRZ"},
    "type": {"S": "Order"},
    "total": {"N": "1234.56"},
    "version": {"N": "7"},
    "isPaid": {"BOOL": True},
    "note": {"NULL": True},
    "tags": {"SS": ["express", "fragile", "gift"]},
    "lines": {
        "L": [
            {"M": {"sku": {"S": f"SKU-{number:04}"}, "quantity": {"N": str(number + 1)}, "name": {"S": "Grüße " * 4}}}
            for number in range(5)
        ]
    },
    "thumbnail": {"B": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
    "text": {"S": "0123456789abcdef" * 16},
}
