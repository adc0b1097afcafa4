import KeywrightDiagnostics
import KeywrightModel

/// The price as the plan report has it: amounts rounded to the cent, each by itself.
func priceJSON(_ price: MonthlyPrice, in design: Design) -> JSONValue {
    [
        "currency": "USD", "region": .string(price.list.region), "date": .string(price.list.date),
        "hours": .number(NumberText.plain(MonthlyPrice.hours)),
        "patterns": .array(
            price.calls.map { calls in
                [
                    "name": .string(calls.line.name), "rate": .number(NumberText.plain(calls.rate)),
                    "read": .number(NumberText.plain(calls.reads)), "write": .number(NumberText.plain(calls.writes)),
                    "month": calls.line.month, "basis": calls.line.basis,
                ]
            }),
        "capacity": .array(
            price.capacity.map { capacity in
                [
                    "table": .string(design[capacity.table].name), "index": .string(orNull: capacity.index),
                    "read": .number(NumberText.plain(capacity.read)),
                    "write": .number(NumberText.plain(capacity.write)), "month": capacity.line.month,
                    "basis": capacity.line.basis,
                ]
            }),
        "storage": .array(
            price.storage.map { storage in
                [
                    "table": .string(design[storage.table].name), "index": .string(orNull: storage.index),
                    "entity": .string(design[storage.entity].name),
                    "gigabytes": .number(NumberText.hundredths(storage.gigabytes)), "month": storage.line.month,
                    "basis": storage.line.basis,
                ]
            }),
        "backups": .array(
            price.backups.map { ["table": .string($0.name), "month": $0.month, "basis": $0.basis] }),
        "month": .number(NumberText.hundredths(price.dollars)), "basis": .string(price.isLeast ? "least" : "declared"),
        "assumptions": .strings(price.assumptions), "leftOut": .strings(price.leftOut),
    ]
}

extension MonthlyPrice.Line {
    fileprivate var month: JSONValue { .number(NumberText.hundredths(dollars)) }
    fileprivate var basis: JSONValue { .string(isLeast ? "least" : "declared") }
}
