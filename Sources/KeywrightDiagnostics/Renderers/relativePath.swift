/// A path as services name files: from a folder, with `/`, without steps to where one is or back.
///
/// - Parameter folder: absolute; empty where it is not known, and then an absolute path stays so.
package func relativePath(_ path: String, from folder: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    if folder.isEmpty {
        let steps = steps(of: path, isAbsolute: isAbsolute)
        return isAbsolute ? "/" + steps.joined(separator: "/") : joined(steps)
    }
    let base = steps(of: folder, isAbsolute: true)
    let target = steps(of: isAbsolute ? path : folder + "/" + path, isAbsolute: true)
    var shared = 0
    while shared < base.count, shared < target.count, base[shared].utf8.elementsEqual(target[shared].utf8) {
        shared += 1
    }
    return joined(Array(repeating: "..", count: base.count - shared) + target[shared...])
}

/// A path as a relative reference of RFC 3986: every byte but letters, digits, `-._~` and `/` is percent-encoded.
func uriReference(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var uri = String.UnicodeScalarView()
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            uri.append(Unicode.Scalar(byte))
        default: uri.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
    }
    return String(uri)
}

private func joined(_ steps: [Substring]) -> String { steps.isEmpty ? "." : steps.joined(separator: "/") }

private func steps(of path: String, isAbsolute: Bool) -> [Substring] {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
        if step == "..", let last = steps.last, last != ".." {
            steps.removeLast()
        } else if step != ".." || !isAbsolute {
            steps.append(step)
        }
    }
    return steps
}
