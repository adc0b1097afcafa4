import Testing

@testable import KeywrightSpec

@Suite struct QuantityTests {
    @Test(
        arguments: [
            ("50M", 50e6), ("1.2k", 1200), ("7", 7), ("2G", 2e9), ("0.5M", 5e5),
            ("1K", nil), ("1 k", nil), ("-1", nil), ("1e3", nil), ("", nil), ("k", nil), (".5", nil), ("5.", nil),
        ] as [(String, Double?)])
    func counts(text: String, value: Double?) { #expect(Quantity.count(text) == value) }

    @Test(
        arguments: [
            ("400B", 400), ("1.5KB", 1536), ("2MB", 2_097_152), ("400", nil), ("1kB", nil), ("1GB", nil), ("B", nil),
        ] as [(String, Double?)])
    func sizes(text: String, value: Double?) { #expect(Quantity.size(text) == value) }

    @Test(
        arguments: [
            ("300/s", 300), ("60/min", 1), ("7200/h", 2), ("86400/d", 1), ("1k/s", 1000), ("300", nil), ("300/m", nil),
            ("/s", nil), ("3/s/s", nil),
        ] as [(String, Double?)])
    func rates(text: String, value: Double?) { #expect(Quantity.rate(text) == value) }

    @Test(arguments: [
        ("0", true), ("-1.5", true), ("+1", false), ("1.", false), ("", false), ("-", false), ("0x1", false),
    ])
    func decimals(text: String, isDecimal: Bool) { #expect(Quantity.isDecimal(text) == isDecimal) }
}
