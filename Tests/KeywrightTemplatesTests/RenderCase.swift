import Testing

@testable import KeywrightTemplates

/// A template named `main`, its partials, a value, and the text that they must give.
struct RenderCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var template: String
    var value: TemplateValue
    var partials: [String: String]
    var expected: String

    init(
        _ description: String, _ template: String, _ value: TemplateValue = [:], partials: [String: String] = [:],
        gives expected: String
    ) {
        testDescription = description
        self.template = template
        self.value = value
        self.partials = partials
        self.expected = expected
    }

    func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let library = TemplateLibrary(partials.map { (name: $0.key, text: $0.value) } + [("main", template)])
        #expect(library.errors.isEmpty, sourceLocation: sourceLocation)
        let text = try library.render("main", with: value)
        #expect(text == expected, sourceLocation: sourceLocation)
        // Swift's `==` takes `\r\n` and canonical equivalents for what they are not: the bytes count.
        #expect(Array(text.utf8) == Array(expected.utf8), sourceLocation: sourceLocation)
    }
}
