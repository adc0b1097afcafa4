import KeywrightDiagnostics
import KeywrightFormat
import Testing

/// A text and how it is laid out; nil where it is laid out so already.
struct LayoutCase: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var layout: String?

    init(_ name: String, _ text: String, _ layout: String? = nil) {
        self.name = name
        self.text = text
        self.layout = layout
    }

    var testDescription: String { name }

    /// Holds the text to its layout, and the layout to itself.
    func expect() {
        #expect(formatted(text) == layout ?? text)
        #expect(formatted(layout ?? text) == layout ?? text)
    }
}

/// The text laid out; in words where it cannot be.
func formatted(_ text: String) -> String {
    switch formatDesign(SourceFile(path: "t.yaml", text: text)) {
    case .formatted(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unreadable(let findings): "unreadable: \(findings.map(\.message))"
    case .refused: "refused"
    }
}
