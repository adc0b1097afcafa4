/// Two neighboring integers within the bounds whose decimal texts are in the other order, as small as can be; nil
/// where text order is number order throughout.
///
/// Texts of one width are in order; so a step to one digit more is where non-negative numbers go wrong. Two negative
/// numbers of one width are always in the wrong order.
package func misorderedIntegers(from minimum: Int64, through maximum: Int64) -> (Int64, Int64)? {
    var power: Int64 = 10
    while power <= maximum {
        if minimum < power { return (power - 1, power) }
        let (next, overflow) = power.multipliedReportingOverflow(by: 10)
        if overflow { break }
        power = next
    }
    let highest = min(maximum, -1)
    for upper in [highest, highest - 1] where upper > minimum {
        if String(upper).utf8.count == String(upper - 1).utf8.count { return (upper - 1, upper) }
    }
    return nil
}
