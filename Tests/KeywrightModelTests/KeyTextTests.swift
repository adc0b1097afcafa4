import KeywrightDiagnostics
import Testing

@testable import KeywrightModel

/// Key text of values that stand in a design.
@Suite struct KeyTextTests {
    @Test(
        arguments: [
            // From the table of transforms in the language reference.
            ("price", "price|pad(4.2)", "12.5", "0012.50"), ("price", "price|pad(4.2)", "-12.5", "-9987.49"),
            ("price", "price|pad(4.2)", "0", "0000.00"), ("price", "price|pad(2.1)", "100", nil),
            ("price", "price|pad(2.1)", "1.25", nil),
            ("count", "count|pad(4)", "42", "0042"), ("count", "count|pad(4)", "-1", "-9998"),
            ("count", "count|pad(1)", "10", nil),
            ("line", "line|invert(4)", "0", "9999"), ("line", "line|invert(4)", "42", "9957"),
            ("count", "count", "-7", "-7"), ("flag", "flag", "true", "true"),
            ("name", "name|lower", "Ann É", "ann É"), ("name", "name|upper", "ann é", "ANN é"),
            ("at", "at", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"),
            ("at", "at|year", "2026-11-22T10:00:00Z", "2026"),
            ("at", "at|month", "2026-11-22T10:00:00Z", "2026-11"),
            ("at", "at|day", "2026-11-22T10:00:00Z", "2026-11-22"),
            ("at", "at|hour", "2026-11-22T10:00:00Z", "2026-11-22T10"),
            ("seconds", "seconds", "2026-11-22T10:00:00Z", "1795341600"),
            ("seconds", "seconds|day", "2026-11-22T23:59:59Z", "2026-11-22"),
            ("seconds", "seconds|hour", "0", "1970-01-01T00"),
            ("seconds", "seconds|day", "-1", "1969-12-31"), ("day", "day|month", "2026-11-22", "2026-11"),
            // FNV-1a of 32 bits: "" is 2166136261, "a" is 0xE40C292C, "foobar" is 0xBF9CF968 (the published vectors).
            ("name", "name|shard(1000)", "a", "220"), ("name", "name|shard(10)", "foobar", "0"),
            ("name", "name|shard(100)", "foobar", "20"),
        ] as [(String, String, String, String?)])
    func placeholder(attribute: String, placeholder: String, value: String, text: String?) throws {
        let types: [String: ValueType] = [
            "price": .decimal, "count": .int, "line": .int, "flag": .bool, "name": .string, "at": .timestamp(.iso8601),
            "seconds": .timestamp(.epochSeconds), "day": .date,
        ]
        let type = try #require(types[attribute])
        let literal = try readScalar(.untyped(value), as: type).get()
        guard case .placeholder(let syntax)? = try parseTemplate("<\(placeholder)>").parts.first else {
            Issue.record("no placeholder")
            return
        }
        let constraints = attribute == "line" ? Constraints(minimum: ExactNumber(0)) : Constraints()
        let transforms = try bindTransforms(syntax.transforms, to: type, constraints: constraints)
        let place = SourceSpan.start(of: FileID(0))
        let declared = Attribute(name: attribute, type: type, constraints: constraints, origin: place, nameSpan: place)
        let bound = Placeholder(attribute: AttributeID(0), transforms: transforms, span: place, language: .bool)
        #expect(bound.text(of: literal, [declared]) == text)
    }

    @Test(
        arguments: [
            ("2026-11-22T10:00:00Z", 1_795_341_600_000), ("1970-01-01T00:00:00.001Z", 1),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
            ("1969-12-31T23:59:59.9Z", -100),
            ("2023-02-29T00:00:00Z", nil), ("1900-02-29T00:00:00Z", nil), ("2026-11-22T24:00:00Z", nil),
            ("2026-11-22 10:00:00Z", nil),
            ("2026-11-22T10:00:00+00:00", nil), ("2026-11-22T10:00:00.Z", nil), ("2026-11-22T10:00:00.1234Z", nil),
            ("", nil),
        ] as [(String, Int64?)])
    func timestamps(text: String, milliseconds: Int64?) {
        #expect(CalendarText.timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        arguments: Array(stride(from: Int64(-62_167_219_200_000), through: 253_402_300_799_999, by: 7_777_777_777_777)))
    func timestampTextReadsBackEqual(milliseconds: Int64) {
        let text = CalendarText.Moment(milliseconds: milliseconds).text
        #expect(CalendarText.timestamp(text)?.milliseconds == milliseconds)
    }
}
