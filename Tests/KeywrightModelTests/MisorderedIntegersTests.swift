import KeywrightModel
import Testing

@Suite("Integers whose texts are out of order")
struct MisorderedIntegersTests {
    /// Enumeration is the oracle: all pairs of all small ranges.
    @Test("are found exactly where enumeration finds any")
    func equalsEnumeration() {
        for minimum in Int64(-120)...120 {
            for maximum in minimum...120 where (maximum - minimum) % 3 == 0 || maximum - minimum < 25 {
                let found = misorderedIntegers(from: minimum, through: maximum)
                #expect((found != nil) == Self.exists(from: minimum, through: maximum), "\(minimum)...\(maximum)")
                if let (low, high) = found {
                    #expect(minimum <= low && low < high && high <= maximum)
                    #expect(Self.text(high).lexicographicallyPrecedes(Self.text(low)), "\(low) \(high)")
                }
            }
        }
    }

    @Test("are found at the ends of 64 bits")
    func extremes() throws {
        let wide = try #require(misorderedIntegers(from: .min, through: .max))
        #expect(wide == (9, 10))
        let negative = try #require(misorderedIntegers(from: .min, through: .min + 5))
        #expect(negative == (.min + 4, .min + 5))
    }

    private static func exists(from minimum: Int64, through maximum: Int64) -> Bool {
        // Neighbors suffice: an order that holds between all neighbors holds throughout.
        zip(minimum..<maximum, (minimum + 1)...max(maximum, minimum + 1)).contains { low, high in
            text(high).lexicographicallyPrecedes(text(low))
        }
    }

    private static func text(_ number: Int64) -> [UInt8] { Array(String(number).utf8) }
}
