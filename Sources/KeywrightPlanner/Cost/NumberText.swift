/// Numbers as reports write them.
package enum NumberText {
    /// The shortest text: `3`, `0.5`.
    package static func plain(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return String(number)
    }

    /// With thousands set apart and at most two digits behind the point: `24,576`, `1,228.8`.
    package static func grouped(_ number: Double) -> String {
        guard abs(number) < 1e13 else { return plain(number) }
        let hundredths = Int64((number * 100).rounded())
        let whole = grouped(hundredths / 100)
        let rest = hundredths.magnitude % 100
        if rest == 0 { return whole }
        return whole + (rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    }

    /// With two digits behind the point, always: `1,228.80`.
    static func cents(_ number: Double) -> String {
        guard abs(number) < 1e13 else { return plain(number) }
        let hundredths = Int64((number * 100).rounded())
        let rest = String(hundredths.magnitude % 100)
        return "\(grouped(hundredths / 100)).\(rest.utf8.count < 2 ? "0" : "")\(rest)"
    }

    /// Rounded to two digits behind the point, as JSON writes a number.
    static func hundredths(_ number: Double) -> String { cents(number).filter { $0 != "," } }

    /// `1 read unit`, `0.5 read units`.
    package static func units(_ count: Double, _ kind: String) -> String {
        "\(grouped(count)) \(kind) \(count == 1 ? "unit" : "units")"
    }

    static func grouped(_ number: Int64) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}
