/// A path or pattern under `include`, as segments from the design's folder on.
struct IncludePath {
    enum Refusal: Error {
        case absolute, aboveFolder
    }

    var segments: [String]

    /// - Parameters:
    ///   - text: as written, relative to `folder`.
    ///   - folder: the segments of the including file's folder.
    init(_ text: String, from folder: [String]) throws(Refusal) {
        guard text.utf8.first != UInt8(ascii: "/") else { throw .absolute }
        segments = folder
        for segment in text.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..":
                guard !segments.isEmpty else { throw .aboveFolder }
                segments.removeLast()
            default: segments.append(String(segment))
            }
        }
    }

    var path: String { segments.joined(separator: "/") }

    /// The segments of the folder in which the file stands.
    var folder: [String] { segments.dropLast() }

    /// Whether it is a pattern: it holds `*`, `?` or `[`.
    static func isPattern(_ text: some StringProtocol) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }
}
