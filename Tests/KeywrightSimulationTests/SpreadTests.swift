import Testing

@testable import KeywrightSimulation

/// How requests spread over values, by hand and by plain sums.
@Suite("Spreads over the values of a key")
struct SpreadTests {
    private func total(_ spread: Spread) -> Double {
        let single = spread.values.reduce(0) { $0 + $1.share }
        let tiers = spread.tiers.reduce(0) { $0 + $1.count * $1.share }
        return single + tiers + spread.unbounded
    }

    @Test(arguments: [1.0, 2, 64, 65, 2_000_000, 1e12])
    func evenSharesComeToOne(count: Double) {
        let spread = Spread(hottest: nil, count: count)
        #expect(abs(total(spread) - 1) < 1e-9)
        #expect(abs(spread.commonest * count - 1) < 1e-9)
    }

    /// 60 % to one of 2,001, the other 40 % to 2,000: 0.02 % each.
    @Test func oneValueIsCommoner() {
        let spread = Spread(hottest: 0.6, count: 2_001)
        #expect(spread.values.map(\.share) == [0.6])
        #expect(spread.tiers.count == 1)
        #expect(spread.tiers.first?.count == 2_000)
        #expect(abs((spread.tiers.first?.share ?? 0) - 0.000_2) < 1e-12)
        #expect(abs(total(spread) - 1) < 1e-9)
    }

    /// Of 4 values none can have less than 25 %, whatever is declared.
    @Test func aShareIsNeverLessThanEven() {
        #expect(Spread(hottest: 0.1, count: 4).commonest == 0.25)
    }

    /// Against the plain sum of k^-s.
    @Test(arguments: [0.5, 1.0, 1.2, 2.0])
    func zipfIsThePlainSum(exponent: Double) {
        let count = 20_000
        let weights = (1...count).map { Powers.power(Double($0), -exponent) }
        let sum = weights.reduce(0, +)
        let spread = Spread(zipf: exponent, count: Double(count))
        #expect(abs(spread.commonest - 1 / sum) < 1e-6 / sum)
        #expect(abs(total(spread) - 1) < 1e-9)
        let values = spread.tiers.reduce(0) { $0 + $1.count }
        #expect(abs(values - Double(count - 64)) < 0.5)
        let tail: Double = weights.dropFirst(64).reduce(0, +) / sum
        let found = spread.tiers.reduce(0) { $0 + $1.count * $1.share }
        #expect(abs(found - tail) < 1e-6)
    }

    @Test func zipfOfVeryManyValuesIsSmall() {
        // The harmonic number of 10^12 is ln(10^12) + 0.57722 = 28.208.
        let spread = Spread(zipf: 1, count: 1e12)
        #expect(abs(spread.commonest - 1 / 28.208) < 1e-4)
        #expect(spread.tiers.count < 200)
    }

    /// 60 % of 25 %, for two parts of a key.
    @Test func partsMultiply() {
        let product = Spread(hottest: 0.6, count: 1_000).times(Spread(hottest: nil, count: 4))
        #expect(product.values.count == 4)
        #expect(product.values.allSatisfy { abs($0.share - 0.15) < 1e-12 })
        #expect(abs(total(product) - 1) < 1e-9)
        let others = product.tiers.reduce(0) { $0 + $1.count }
        #expect(abs(others - 3_996) < 0.5)
    }

    @Test func manyPartsStaySmall() {
        let part = Spread(zipf: 1.1, count: 50_000)
        let product = part.times(part).times(part)
        #expect(product.values.count == 64)
        #expect(product.tiers.count <= 96)
        #expect(abs(total(product) - 1) < 1e-6)
    }

    @Test(arguments: [(2.0, 0.5, 1.414_213_562_373_095), (10, 3, 1_000), (7, -1, 1.0 / 7), (1e12, 0.25, 1_000)])
    func powers(base: Double, exponent: Double, expected: Double) {
        #expect(abs(Powers.power(base, exponent) / expected - 1) < 1e-12)
    }

    @Test(arguments: [
        (1.0, 0.0), (2.718_281_828_459_045, 1), (1e12, 27.631_021_115_928_547), (0.001, -6.907_755_278_982_137),
    ])
    func logarithms(number: Double, expected: Double) {
        #expect(abs(Powers.logarithm(number) - expected) < 1e-12 * max(1, abs(expected)))
    }
}
