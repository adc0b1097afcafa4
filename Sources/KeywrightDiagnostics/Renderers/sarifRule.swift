/// A rule as SARIF lists it, within the limits of GitHub's code scanning.
func sarifRule(_ rule: RuleDescription) -> JSONValue {
    let tags = [rule.id.category, rule.severity == .error ? "correctness" : nil].compactMap { $0 }
    let help = rule.explanation + "\n\nkeywright explain \(rule.id.code) shows an example of it and its repair."
    return [
        "id": .string(rule.id.code),
        "name": .string(pascalCase(rule.id.name)),
        "shortDescription": ["text": .string(cut(opened(rule.summary) + ".", to: descriptionLimit))],
        "fullDescription": ["text": .string(cut(unfolded(rule.explanation), to: descriptionLimit))],
        "help": ["text": .string(help), "markdown": .string(rule.page)],
        "defaultConfiguration": ["level": .string(rule.severity.compilerWord)],
        "properties": [
            "tags": .strings(tags),
            "precision": "very-high",
            "problem.severity": .string(rule.severity == .info ? "recommendation" : rule.severity.rawValue),
        ],
    ]
}

/// The most characters that code scanning takes of a description.
private let descriptionLimit = 1024

/// `key-collision` as `KeyCollision`.
private func pascalCase(_ name: String) -> String { name.split(separator: "-").map { opened(String($0)) }.joined() }

/// With a capital where it begins with a letter.
private func opened(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

/// Paragraphs on a line each.
private func unfolded(_ text: String) -> String {
    var unfolded = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.isEmpty {
            unfolded += "\n"
        } else {
            unfolded += (unfolded.isEmpty || unfolded.utf8.last == UInt8(ascii: "\n") ? "" : " ") + line
        }
    }
    return unfolded
}

/// At most so many characters, as UTF-16 counts them, too; a text that is cut ends with a mark of it.
private func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    var count = 1
    for character in text {
        count += character.utf16.count
        if count > limit { break }
        kept.append(character)
    }
    return kept + "…"
}
