package import KeywrightDiagnostics
import KeywrightSyntax

/// Reads a configuration. Every key must be known and every value of its kind: a slip would otherwise change nothing in silence.
package func readConfiguration(_ file: SourceFile) throws(ConfigurationError) -> Configuration {
    var reader = ConfigurationReader(configuration: Configuration(file: file))
    if let tree = parseYAML(file, id: FileID(0), diagnostics: &reader.diagnostics) { reader.read(tree) }
    let findings = reader.diagnostics.sorted()
    guard findings.isEmpty else {
        let lines = findings.map { finding in
            placed(
                ([finding.message] + finding.help.prefix(1)).joined(separator: "; "), at: finding.primary.span, in: file
            )
        }
        throw ConfigurationError(message: lines.joined(separator: "\n"))
    }
    return reader.configuration
}

private struct ConfigurationReader {
    var configuration: Configuration
    var diagnostics = Diagnostics()

    mutating func read(_ tree: SyntaxTree) {
        let start = SourceSpan.start(of: tree.file)
        guard let root = tree.root else {
            report(.missingKey, "the configuration has no `version`", at: start, help: "begin it with `version: 1`")
            return
        }
        guard let fields = map(root, of: "the configuration", ["version", "files", "check", "generate"]) else { return }
        if let version = fields["version"] {
            if version.text != "1" { report(.wrongKind, "`version` is `1`, found `\(version.text)`", at: version.span) }
        } else {
            report(.missingKey, "the configuration has no `version`", at: start, help: "begin it with `version: 1`")
        }
        configuration.designs = texts("files", fields)
        if let node = fields["check"], let check = map(node, of: "`check`", ["failOn", "rules", "baseline", "format"]) {
            configuration.check.failOn = text("failOn", check)
            configuration.check.rules = texts("rules", check)
            configuration.check.baseline = text("baseline", check)
            configuration.check.format = text("format", check)
        }
        let keys = ["target", "output", "access", "templates"]
        if let node = fields["generate"], let generate = map(node, of: "`generate`", keys) {
            configuration.generate.target = texts("target", generate)
            configuration.generate.output = text("output", generate)
            configuration.generate.access = text("access", generate)
            configuration.generate.templates = text("templates", generate)
        }
    }

    private mutating func map(_ node: SyntaxNode, of owner: String, _ keys: [String]) -> [String: SyntaxNode]? {
        guard node.kind == .mapping else {
            report(.wrongKind, "\(owner) is a map", at: node.span)
            return nil
        }
        var fields: [String: SyntaxNode] = [:]
        for entry in node.entries {
            let key = entry.key.text
            if keys.contains(where: { $0.utf8.elementsEqual(key.utf8) }) {
                fields[key] = entry.value
            } else {
                let near = nearestName(to: key, among: keys)
                report(
                    .unknownKey, "`\(key)` is not a key of \(owner)", at: entry.key.span,
                    help: near.map { "a key with a similar name exists: `\($0)`" }
                        ?? "the keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))")
            }
        }
        return fields
    }

    private mutating func text(_ key: String, _ fields: [String: SyntaxNode]) -> Spanned<String>? {
        fields[key].flatMap { text($0, of: key) }
    }

    private mutating func texts(_ key: String, _ fields: [String: SyntaxNode]) -> Configuration.Texts? {
        guard let node = fields[key] else { return nil }
        guard node.kind == .sequence, node.count > 0 else {
            report(.wrongKind, "`\(key)` takes a list of texts", at: node.span)
            return nil
        }
        return node.elements.compactMap { text($0, of: key) }
    }

    private mutating func text(_ node: SyntaxNode, of key: String) -> Spanned<String>? {
        guard node.kind == .scalar, !node.text.isEmpty else {
            report(.wrongKind, "`\(key)` takes text", at: node.span)
            return nil
        }
        return Spanned(node.text, node.span)
    }

    private mutating func report(_ rule: RuleID, _ message: String, at span: SourceSpan, help: String? = nil) {
        diagnostics.report(Diagnostic(rule, .error, message, at: Label(span), help: help.map { [$0] } ?? []))
    }
}
