import Testing

@testable import KeywrightTemplates

/// A reproducible source of choices (SplitMix64).
private struct Choices: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Templates put together at random: none may crash, and one that the checker passes must render with every value of
/// the sample's shape.
@Suite struct CheckedTemplatesRenderTests {
    private static let fragments = [
        "text", "\n", "\n", "  ", " ", "{{t}}", "{{r.t}}", "{{r.u}}", "{{u}}", "{{.}}", "{{#l}}", "{{/l}}", "{{#l}}\n",
        "\n{{/l}}\n", "{{#b}}", "{{/b}}", "{{^b}}", "{{/b}}\n", "{{^l}}", "{{#r}}", "{{/r}}", "{{#@last}}",
        "{{/@last}}",
        "{{@index}}", "{{> p}}", "\n  {{> p}}\n", "{{> q}}", "{{! c }}", "{{!\n", "{{", "}}", "{{{t}}}", "{{#t}}",
        "\r\n",
        "{{#o}}", "{{/o}}", "ü",
    ]

    private static func sample(_ text: String, _ flag: Bool, _ count: Int) -> TemplateValue {
        let element: TemplateValue = ["u": .text(text), "b": .bool(flag)]
        return [
            "t": .text(text), "b": .bool(flag), "r": ["t": .text(text), "u": .text(text)],
            "l": .list(Array(repeating: element, count: count)), "o": .optional(count == 0 ? nil : text),
        ]
    }

    @Test(arguments: [UInt64](1...8))
    func everyPassedTemplateRenders(seed: UInt64) throws {
        var choices = Choices(state: seed)
        var passed = 0
        var refused = 0
        for _ in 0..<1500 {
            let sources = ["main", "p", "q"].map { name in
                let count = Int.random(in: 0..<7, using: &choices)
                let pieces = (0..<count).map { _ in Self.fragments.randomElement(using: &choices)! }
                return (name: name, text: pieces.joined())
            }
            let library = TemplateLibrary(sources)
            let found = library.check("main", against: Self.sample("x", true, 1))
            let values = [
                Self.sample("x", true, 1), Self.sample("", false, 0), Self.sample("y\n\nz", false, 3),
                Self.sample("\n", true, 2),
            ]
            guard found.isEmpty else {
                refused += 1
                for value in values { _ = try? library.render("main", with: value) }
                continue
            }
            passed += 1
            for value in values {
                do {
                    let text = try library.render("main", with: value)
                    #expect(!text.utf8.contains(UInt8(ascii: "{")), "\(sources)")
                } catch  where error.message.contains("nested more than") {
                    // Partials without end depend on the value, not on its shape.
                } catch {
                    Issue.record("\(error) in \(sources)")
                }
            }
        }
        #expect(passed > 200 && refused > 200)
    }
}
