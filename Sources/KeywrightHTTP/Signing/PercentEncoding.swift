#if HTTP
    /// Percent-encoding as signatures have it: of all bytes but `A-Z a-z 0-9 - . _ ~`, with digits in upper case.
    enum PercentEncoding {
        /// Appends a name or a value of a query.
        static func append(_ text: String, to output: inout [UInt8]) {
            for byte in text.utf8 {
                append(byte, to: &output)
            }
        }

        /// Appends a path, whose slashes stay as they are.
        static func append(path: some Sequence<UInt8>, to output: inout [UInt8]) {
            for byte in path {
                if byte == UInt8(ascii: "/") {
                    output.append(byte)
                } else {
                    append(byte, to: &output)
                }
            }
        }

        /// A query as it is sent: pairs in their order, each name and value encoded.
        static func query(_ pairs: [(name: String, value: String)]) -> String {
            var output: [UInt8] = []
            for (index, pair) in pairs.enumerated() {
                if index > 0 { output.append(UInt8(ascii: "&")) }
                append(pair.name, to: &output)
                output.append(UInt8(ascii: "="))
                append(pair.value, to: &output)
            }
            return String(decoding: output, as: UTF8.self)
        }

        /// What an encoded text stands for; nil if a `%` does not begin a byte, or the bytes are no UTF-8.
        static func decode(_ text: some StringProtocol) -> String? {
            var bytes: [UInt8] = []
            var rest = Substring(text).utf8
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "%") else {
                    bytes.append(byte)
                    continue
                }
                guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            }
            return String(validating: bytes, as: UTF8.self)
        }

        private static func append(_ byte: UInt8, to output: inout [UInt8]) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(digit(byte >> 4))
                output.append(digit(byte & 15))
            }
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
        }

        private static func hexDigit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
            default: nil
            }
        }
    }
#endif
