#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Numbers that stand in an index key after something was added to them.
extension KeyEncoding {
    /// The sum.
    ///
    /// - Throws: `number` beyond 64 bits.
    public static func sum(_ number: Int, _ amount: Int) throws(ValueError) -> Int {
        let (sum, isTooLarge) = number.addingReportingOverflow(amount)
        if isTooLarge { throw ValueError(.number, "a sum beyond 64 bits") }
        return sum
    }

    /// The sum, exact.
    ///
    /// - Throws: `number` where it cannot be stored, or is no `Decimal` without rounding.
    public static func sum(_ number: Decimal, _ amount: Decimal) throws(ValueError) -> Decimal {
        guard let left = NumberText(number), let right = NumberText(amount), let sum = (left + right).decimal else {
            throw ValueError(.number, "a sum that cannot be stored")
        }
        return sum
    }
}
