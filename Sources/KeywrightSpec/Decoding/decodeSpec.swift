package import KeywrightDiagnostics
package import KeywrightSyntax

/// Reads the shape of a design off its YAML: which keys stand where, and of which kind their values are.
///
/// Reported are unknown, missing and unsupported keys, values of another kind and text that YAML swallowed
/// (KW000, KW002 to KW004, KW015, KW407). Names, types, templates and conditions are left to resolving.
/// - Parameter isPart: whether another file of the design includes this one.
/// - Returns: what could be read; nil where the document is no map at all.
package func decodeSpec(
    _ tree: SyntaxTree, file: FileID, isPart: Bool = false, diagnostics: inout Diagnostics
) -> Spec? {
    var decoder = Decoder(tree: tree)
    let spec = isPart ? decoder.part(file: file) : decoder.spec(file: file)
    diagnostics.report(decoder.findings)
    return spec
}

extension Decoder {
    mutating func spec(file: FileID) -> Spec? {
        let start = SourceSpan.start(of: file)
        guard let root = tree.root else {
            report(.missingVersionOfLanguage(at: start))
            return nil
        }
        guard root.kind == .mapping else {
            report(.designIsNoMap(found: found(root), at: root.place))
            return nil
        }
        // A file without any part of a design is taken for none: what else it lacks is no news.
        guard !symbols.keys(of: root).isDisjoint(with: partsOfDesign.union([.keywright])) else {
            report(.missingVersionOfLanguage(at: start))
            return nil
        }
        guard let fields = fields(root, .design, of: Owner("the design", at: start)) else { return nil }
        if !fields.isMentioned(.keywright) { report(.missingVersionOfLanguage(at: start)) }
        if !fields.isMentioned(.design) { fail(.missingDesign(at: start)) }
        var spec = Spec(file: file, origin: root.span)
        readCommonParts(fields, into: &spec)
        spec.design = text(.design, in: fields)
        spec.description = text(.description, in: fields)?.value
        spec.delimiter = text(.delimiter, in: fields)
        spec.scope = text(.scope, in: fields)
        readTables(fields, into: &spec)
        spec.checks = checks(fields)
        readAllowances(fields, scope: nil)
        spec.allowances = allowances
        return spec
    }

    /// What a file says that another includes. An empty one says nothing, and that is no mistake.
    mutating func part(file: FileID) -> Spec? {
        guard let root = tree.root else { return Spec(file: file, origin: .start(of: file)) }
        guard root.kind == .mapping else {
            report(.partIsNoMap(found: found(root), at: root.place))
            return nil
        }
        let owner = Owner("the file", at: .start(of: file))
        for entry in symbols.entries(designOnlyKeys, of: root) {
            report(.keyOfTheDesignAlone(entry.key.text, at: entry.key.place))
        }
        guard let fields = fields(root, .part, of: owner, ignoring: designOnlyKeys) else { return nil }
        var spec = Spec(file: file, origin: root.span)
        readCommonParts(fields, into: &spec)
        spec.allowances = allowances
        return spec
    }

    /// What every file of a design may hold.
    private mutating func readCommonParts(_ fields: Fields, into spec: inout Spec) {
        if let version = fields[.keywright], version.text != "1" {
            fail(.wrongVersionOfLanguage(version.text, at: version.place))
        }
        spec.includes = texts(.include, in: fields) ?? []
        // What stands in a file that could not be named is not known to be missing.
        let isWhole = !fields.isLost(.include) && spec.includes.count == fields[.include]?.count ?? 0
        spec.types = section(.types, of: fields) { $0.typeEntry($1) }
        spec.knowsTypes = isWhole && !fields.isLost(.types)
        spec.mixins = section(.mixins, of: fields) { $0.mixin($1) }
        spec.knowsMixins = isWhole && !fields.isLost(.mixins)
        spec.knowsEntities = isWhole && !fields.isLost(.entities)
        spec.entities = section(.entities, of: fields) { $0.entity($1) }
        spec.patterns = section(.accessPatterns, of: fields) { $0.pattern($1) }
    }

    /// The entries of a map of the user's names.
    private mutating func section<Element>(
        _ key: Key, of fields: Fields, _ read: (inout Decoder, SyntaxEntry) -> Element
    ) -> [Element] {
        guard let node = fields[key] else { return [] }
        return entries(of: node) { decoder, entry in
            defer { decoder.names = Names() }
            return read(&decoder, entry)
        }
    }

    private mutating func readTables(_ fields: Fields, into spec: inout Spec) {
        if let entry = fields.entry(.table) {
            spec.tables = [table(entry, isNamed: false)]
        }
        if let entry = fields.entry(.tables) {
            if let first = fields.entry(.table) {
                report(.tableTwice(at: entry.key.place, first: first.key.place))
            } else {
                spec.hasSeveralTables = true
                spec.tables = section(.tables, of: fields) { $0.table($1, isNamed: true) }
                // What is no map of tables is told as that.
                if spec.tables.isEmpty, entry.value.kind == .mapping { fail(.noTables(at: entry.key.place)) }
            }
        }
        if !fields.isMentioned(.table), !fields.isMentioned(.tables) {
            fail(.missingTable(at: fields.owner.place))
        }
    }

    private mutating func checks(_ fields: Fields) -> [SeverityOverrideSpec] {
        guard let node = fields[.checks] else { return [] }
        return entries(of: node) { decoder, entry in
            let rule = SpecText(entry.key).spanned
            let words = Severity.allCases.map(\.rawValue) + ["off"]
            guard let severity = decoder.text(entry) else { return nil }
            if severity.value == "off" { return SeverityOverrideSpec(rule: rule, severity: nil) }
            guard let known = Severity(rawValue: severity.value) else {
                decoder.failKind(entry.key.text, takes: "one of \(listed(words))", entry.value, near: words)
                return nil
            }
            return SeverityOverrideSpec(rule: rule, severity: known)
        }
    }

    /// Keeps the `allow` of a part of the design; of the whole of it, in all files, where `scope` is nil.
    mutating func readAllowances(_ fields: Fields, scope: SourceSpan?) {
        guard let node = fields[.allow] else { return }
        for element in node.elements {
            guard let entry = self.fields(element, .allowance, of: Owner("allow", at: element.place)),
                let rule = text(.rule, in: entry), let because = text(.because, in: entry)
            else { continue }
            allowances.append(
                AllowanceSpec(rule: rule.spanned, because: because.value, scope: scope, subject: subject))
        }
    }
}
