import Foundation
import KeywrightDiagnostics
import Testing

/// What the project shows of itself is laid out as it asks of others.
@Suite("The designs of the repository are in canonical layout")
struct CanonicalTests {
    @Test("files", arguments: DesignCorpus.files)
    func files(_ text: DesignCorpus.Text) { expectCanonical(text) }

    /// The two on the page of the layout are before and after.
    @Test("README and documents", arguments: DesignCorpus.documents.filter { !$0.name.hasPrefix("docs/format.md") })
    func documents(_ text: DesignCorpus.Text) { expectCanonical(text) }

    @Test("examples of rules", arguments: DesignCorpus.examples)
    func examples(_ text: DesignCorpus.Text) { expectCanonical(text) }

    /// What is no YAML, as an example of a rule about that, has no layout.
    private func expectCanonical(_ text: DesignCorpus.Text) {
        if parsed(text.bytes) == nil { return }
        let shown = String(decoding: text.bytes, as: UTF8.self)
        #expect(formatted(shown) == shown)
    }

    @Test("the page of the layout shows what comes of its example")
    func page() throws {
        let page = DesignCorpus.documents.filter { $0.name.hasPrefix("docs/format.md") }
        try #require(page.count == 2)
        let (before, after) = (
            String(decoding: page[0].bytes, as: UTF8.self), String(decoding: page[1].bytes, as: UTF8.self)
        )
        #expect(before != after)
        #expect(formatted(before) == after)
        #expect(formatted(after) == after)
    }
}
