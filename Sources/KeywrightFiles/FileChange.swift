/// What a run does to one file.
package struct FileChange {
    package enum Kind {
        case missing, changed, orphaned, unchanged

        package var staleWord: String {
            switch self {
            case .missing: "missing"
            case .changed: "changed"
            case .orphaned: "orphaned"
            case .unchanged: "unchanged"
            }
        }

        package var doneWord: String {
            switch self {
            case .missing: "created"
            case .changed: "updated"
            case .orphaned: "removed"
            case .unchanged: "unchanged"
            }
        }
    }

    package var kind: Kind
    /// As shown: below the output folder as named.
    package var path: String
    /// nil where the file goes.
    var contents: [UInt8]?
}
