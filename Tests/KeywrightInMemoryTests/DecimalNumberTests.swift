import Testing

@testable import KeywrightInMemory

@Suite struct DecimalNumberTests {
    @Test(
        "F1.14: numbers have one form",
        arguments: [
            ("007.500", "7.5"), ("1.5E2", "150"), ("-0", "0"), ("0.000", "0"), ("+3", "3"), (".5", "0.5"), ("5.", "5"),
            ("1e-3", "0.001"), ("-12.340e1", "-123.4"), ("100", "100"), ("0E999", "0"),
            ("1E10", "10000000000"),
            ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
        ])
    func normalizes(_ text: String, _ expected: String) {
        #expect(DecimalNumber(parsing: text)?.text == expected)
    }

    @Test(arguments: ["", "-", ".", "e5", "1e", "1 ", " 1", "0x1", "1,5", "NaN", "1e5.0", "--1", "1.2.3"])
    func refusesWhatIsNoNumber(_ text: String) {
        #expect(DecimalNumber(parsing: text) == nil)
    }

    @Test(
        "F1.13: the range and the precision",
        arguments: [
            ("9.9999999999999999999999999999999999999E125", nil), ("-1E125", nil), ("1E-130", nil), ("0", nil),
            ("1E126", "overflow"), ("-1E126", "overflow"), ("1E-131", "underflow"),
            ("123456789012345678901234567890123456789", "38 significant digits"),
            ("1234567890123456789012345678901234567800", nil),
            ("1E99999999999999999999", "overflow"), ("1E-99999999999999999999", "underflow"),
        ] as [(String, String?)])
    func range(_ text: String, _ problem: String?) throws {
        let found = try #require(DecimalNumber(parsing: text)).rangeProblem
        if let problem { #expect(found?.contains(problem) == true) } else { #expect(found == nil) }
    }

    @Test(
        "F3.2: sizes of numbers, measured on the service",
        arguments: [
            ("0", 1), ("100", 2), ("1.5", 3), ("0.15", 2), ("-42", 3), ("1234567890123456789", 11),
            ("12345678901234567890123456789012345678", 20), ("1", 2), ("0.001", 2), ("-0.5", 3), ("12.345", 4),
        ])
    func sizes(_ text: String, _ size: Int) throws {
        #expect(try #require(DecimalNumber(parsing: text)).storedSize == size)
    }

    @Test("F1.15: ascending")
    func order() throws {
        let texts = [
            "-1E125", "-100", "-99.9", "-1.5", "-1", "-0.5", "-1E-130", "0", "1E-130", "0.09", "0.1", "0.11", "1",
            "1.5", "9", "10", "99.9", "100", "1E125",
        ]
        let numbers = try texts.map { try #require(DecimalNumber(parsing: $0)) }
        for (i, left) in numbers.enumerated() {
            for (j, right) in numbers.enumerated() {
                #expect((left < right) == (i < j))
                #expect((left == right) == (i == j))
            }
        }
    }

    @Test(arguments: [
        ("1", "2", "3", "-1"), ("0.1", "0.2", "0.3", "-0.1"), ("-5", "3", "-2", "-8"), ("5", "-3", "2", "8"),
        ("999", "1", "1000", "998"), ("1000", "-1", "999", "1001"), ("0", "0.001", "0.001", "-0.001"),
        ("1", "-1", "0", "2"), ("-1", "-1", "-2", "0"), ("0", "0", "0", "0"),
        (
            "100000000000000000000", "0.00000000000000001", "100000000000000000000.00000000000000001",
            "99999999999999999999.99999999999999999"
        ),
    ])
    func sumsAndDifferences(_ a: String, _ b: String, _ sum: String, _ difference: String) throws {
        let left = try #require(DecimalNumber(parsing: a))
        let right = try #require(DecimalNumber(parsing: b))
        #expect((left + right).text == sum)
        #expect((left - right).text == difference)
    }

    @Test("Sums and differences agree with 64-bit arithmetic")
    func agreesWithIntegers() {
        var generator = FixedGenerator(seed: 7)
        for _ in 0..<2000 {
            let a = Int64.random(in: -1_000_000...1_000_000, using: &generator)
            let b = Int64.random(in: -1_000_000...1_000_000, using: &generator)
            #expect((DecimalNumber(a) + DecimalNumber(b)).text == String(a + b))
            #expect((DecimalNumber(a) - DecimalNumber(b)).text == String(a - b))
            #expect((DecimalNumber(a) < DecimalNumber(b)) == (a < b))
        }
    }
}
