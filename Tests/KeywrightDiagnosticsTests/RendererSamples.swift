import KeywrightDiagnostics

/// The design of the rendering conventions: a typing error behind a line that holds an emoji.
let orderFile = SourceFile(
    path: "app.keywright.yaml",
    text: """
        version: 1
        table: app
        entities:
          Order:
            attributes:
              userId: string
              orderId: string
            pk: "USER#<userld>" # 🛒 typo: l for I
            sk: "ORDER#<orderId>"

        """)

/// The place of a text in a file.
func place(_ text: String, in file: SourceFile, id: UInt32 = 0, occurrence: Int = 1) -> SourceSpan {
    let wanted = Array(text.utf8)
    var seen = 0
    for offset in 0...file.bytes.count - wanted.count where Array(file.bytes[offset..<offset + wanted.count]) == wanted
    {
        seen += 1
        if seen == occurrence { return SourceSpan(file: FileID(id), lower: offset, upper: offset + wanted.count) }
    }
    preconditionFailure("\(text) is not in \(file.path)")
}

/// A finding that says nothing but its place.
func finding(
    _ primary: Label, related: [Label] = [], severity: Severity = .error, message: String = "m"
) -> Diagnostic {
    Diagnostic(RuleID("KW104", "missing-key-template"), severity, message, at: primary, related: related)
}
