internal import KeywrightRuntime

extension CreateTableInput.KeySchemaElement {
    /// An element as the cases write it: `pk HASH`.
    init(caseText text: String) {
        let parts = text.split(separator: " ").map(String.init)
        self.init(attributeName: parts[0], keyType: parts[1])
    }

    /// The element as the cases write it.
    var caseText: String { "\(attributeName) \(keyType)" }
}

extension [CreateTableInput.KeySchemaElement]? {
    /// A key as the cases write it: `["pk HASH", "sk RANGE"]`.
    var caseTexts: [String] { (self ?? []).map(\.caseText) }
}
