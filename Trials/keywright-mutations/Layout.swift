import KeywrightDiagnostics
import KeywrightFormat
import KeywrightSyntax

/// What is wrong with how a text is laid out: the new text must hold the same tree, and is laid out already.
func layoutFault(of file: SourceFile) -> String? {
    guard case .formatted(let bytes) = formatDesign(file), bytes != file.bytes else { return nil }
    let laidOut = SourceFile(path: file.path, bytes: bytes)
    guard isSame(root(of: file), root(of: laidOut)) else { return "fmt gives another tree" }
    guard case .formatted(let again) = formatDesign(laidOut), again == bytes else { return "fmt is not done at once" }
    return nil
}

private func root(of file: SourceFile) -> SyntaxNode? {
    var diagnostics = Diagnostics()
    return parseYAML(file, id: FileID(0), diagnostics: &diagnostics)?.root
}

private func isSame(_ one: SyntaxNode?, _ other: SyntaxNode?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    let (use, otherUse) = (one.use != nil, other.use != nil)
    guard one.kind == other.kind, use == otherUse, one.text.utf8.elementsEqual(other.text.utf8),
        one.count == other.count
    else { return false }
    // What an alias brings in was compared where it is written.
    if use { return true }
    return zip(one.elements, other.elements).allSatisfy { isSame($0, $1) }
        && zip(one.entries, other.entries).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
}
