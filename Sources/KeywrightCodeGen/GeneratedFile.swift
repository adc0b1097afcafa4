/// A file that an emitter makes: its whole content, nothing of it written yet.
package struct GeneratedFile: Sendable, Equatable {
    /// Relative to the output folder, with `/`.
    package var path: String
    /// LF at each line's end, the last included.
    package var contents: String

    package init(path: String, contents: String) {
        self.path = path
        self.contents = contents
    }
}
