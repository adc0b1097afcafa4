import KeywrightDiagnostics

/// `[0-7][0-9A-HJKMNP-TV-Z]{25}`
func isULID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 26, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[0]) else { return false }
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    return bytes.allSatisfy(alphabet.contains)
}

/// `[0-9A-Za-z]{27}`
func isKSUID(_ text: String) -> Bool { text.utf8.count == 27 && text.utf8.allSatisfy(isASCIILetterOrDigit) }

/// The uuid in small letters, or nil for another text.
func canonicalUUID(_ text: String) -> String? {
    let lower = text.lowercased()
    let groups = lower.split(separator: "-", omittingEmptySubsequences: false)
    let hexadecimal = Array("0123456789abcdef".utf8)
    guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
    return groups.allSatisfy { $0.utf8.allSatisfy(hexadecimal.contains) } ? lower : nil
}

/// Base64 with its padding.
func isBase64(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count % 4 == 0 else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return padding <= 2
        && bytes.dropLast(padding).allSatisfy {
            isASCIILetterOrDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
}

private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
    default: false
    }
}

/// The known text that was most likely meant.
func nearestText(to text: String, among known: [String]) -> String? { nearestName(to: text, among: known) }
