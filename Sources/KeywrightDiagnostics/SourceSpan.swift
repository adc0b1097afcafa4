/// Which of the files of one run: an index into its list of `SourceFile`s.
package struct FileID: Hashable, Sendable, Comparable {
    package var rawValue: UInt32

    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    package static func < (left: FileID, right: FileID) -> Bool { left.rawValue < right.rawValue }
}

/// A place in a file: half-open, in UTF-8 bytes from 0. Lines and columns exist only at the edge (`LineIndex`).
package struct SourceSpan: Hashable, Sendable {
    package var file: FileID
    package var lower: UInt32
    package var upper: UInt32

    package init(file: FileID, lower: Int, upper: Int) {
        self.file = file
        self.lower = UInt32(clamping: lower)
        self.upper = UInt32(clamping: max(lower, upper))
    }

    /// The whole-file place: an empty span at the start.
    package static func start(of file: FileID) -> SourceSpan { SourceSpan(file: file, lower: 0, upper: 0) }

    /// The least span that holds both; both must lie in one file.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, lower: Int(min(lower, other.lower)), upper: Int(max(upper, other.upper)))
    }

    /// The part of this span from byte `from` to byte `to`, counted from its start.
    package func slice(_ from: Int, _ to: Int) -> SourceSpan {
        SourceSpan(file: file, lower: Int(lower) + from, upper: min(Int(upper), Int(lower) + to))
    }
}

/// A value and where it was written.
package struct Spanned<Value: Sendable>: Sendable {
    package var value: Value
    package var span: SourceSpan

    // Inlinable, or a stage that makes one asks the runtime each time which type it is.
    @inlinable
    package init(_ value: Value, _ span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

extension Spanned: Equatable where Value: Equatable {}
extension Spanned: Hashable where Value: Hashable {}

/// A file of the user's, as it was read.
package struct SourceFile: Sendable {
    /// The path as it is shown: as named on the command line, else relative to the current folder, with `/`.
    package var path: String
    /// The bytes as read; they need not be UTF-8.
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
