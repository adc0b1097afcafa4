import KeywrightRuntime

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The bodies of requests about tables, which are rare and so go through `Codable`.
enum CodableBody {
    static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only numbers that JSON has no word for cannot be encoded, and none of these bodies holds such a number. The
        // service would refuse the empty body.
        guard let data = try? encoder.encode(value) else { return [] }
        return Array(data)
    }

    /// Reads a body. Before it is decoded, the bytes are held to the rules that data requests are held to: JSON without
    /// a name twice, nested within bounds.
    static func value<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) throws(WireError) -> Value {
        try readBody(body) { reader throws(DynamoDBJSONError) in try reader.skipValue() }
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw WireError(offset: 0, message: "expected \(path(of: error))")
        }
    }

    /// Where in the body what is missing or of another type should stand: names and places alone, no value.
    private static func path(of error: any Error) -> String {
        let path: [any CodingKey]
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): path = context.codingPath + [key]
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            path = context.codingPath
        case nil: path = []
        @unknown default: path = []
        }
        let names = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return names.isEmpty ? "an object" : names.joined(separator: ".")
    }
}
