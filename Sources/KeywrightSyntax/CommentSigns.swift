/// What tells text that YAML took for a comment from a remark.
package struct CommentSigns {
    /// Whether something stands in `< >` as a placeholder of a template does.
    package let holdsPlaceholder: Bool
    /// Whether it looks like a remark: what people write as one has a blank behind its `#`, and no placeholder.
    package let isRemark: Bool

    /// - Parameter text: with its `#`.
    package init(_ text: String) {
        let open = text.utf8.firstIndex(of: UInt8(ascii: "<"))
        let rest = open.map { text.utf8[text.utf8.index(after: $0)...] }
        holdsPlaceholder = rest.map { $0.first != UInt8(ascii: " ") && $0.contains(UInt8(ascii: ">")) } ?? false
        isRemark = text.utf8.dropFirst().first == UInt8(ascii: " ") && !holdsPlaceholder
    }
}
