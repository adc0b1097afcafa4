package import KeywrightDiagnostics
package import KeywrightSpec

/// Gives a design its meaning: binds every name, fills every default, reads types, templates and conditions, and
/// decides which texts may stand for each placeholder.
///
/// Reported are mistakes of names, types, templates, conditions and examples (KW005 to KW008, KW011, KW013, KW014),
/// of keys (KW104 to KW106, KW110) and of names and attributes that the service refuses (KW401, KW406, KW407, KW410). A
/// mistake is reported where it is, and what depends on it is not. After a run without errors every name in the
/// design refers to something.
/// - Returns: what could be understood, without the patterns that could not; nil where a table is missing, so that
///   entities have no place.
package func resolveDesign(_ spec: Spec, diagnostics: inout Diagnostics) -> Design? {
    var resolver = Resolver(spec)
    let design = resolver.design()
    diagnostics.report(onceInMixins(resolver.findings, spec.mixins.map(\.origin)))
    return design
}

/// What resolving carries along.
struct Resolver {
    let spec: Spec
    var findings: [Diagnostic] = []
    var delimiter = "#"
    var types: TypeScope
    var tables: [TableDraft] = []
    /// The places in `tables` by name.
    var tablePositions = NameTable<Int>()
    var entities: [EntityDraft] = []
    /// Their names, also of those that are still to be read.
    let entityNames: [String]
    /// The places in `entities` of those of each table.
    var members: [[Int]] = []
    /// The places in `entities` by name.
    var entityPositions = NameTable<Int>()
    /// The places in `spec.mixins` by name.
    var mixinPositions = NameTable<Int>()
    /// Those that an entity extends.
    var usedMixins: Set<Int> = []

    init(_ spec: Spec) {
        self.spec = spec
        types = TypeScope(spec.types)
        entityNames = spec.entities.map { $0.name.value }
        for (position, mixin) in spec.mixins.enumerated() { _ = mixinPositions.insert(position, for: mixin.name.value) }
    }

    mutating func report(_ diagnostic: Diagnostic) { findings.append(diagnostic) }

    /// Whether there are so many findings that the rest of the design is not looked at.
    var isFull: Bool { findings.count >= Diagnostics.limit }

    mutating func design() -> Design? {
        readDelimiter()
        resolveTypes()
        draftTables()
        draftEntities()
        guard !isFull else { return nil }
        settleKeyTypes()
        bindTemplates()
        finishEntities()
        let patterns = resolvePatterns()
        guard !isFull else { return nil }
        reportNameClashes()
        guard let name = spec.design?.value, tables.allSatisfy({ $0.key != nil }),
            entities.allSatisfy({ $0.table != nil })
        else { return nil }
        return Design(
            name: name, description: spec.description, origin: spec.origin, delimiter: delimiter,
            scope: spec.scope?.spanned, tables: tables.compactMap { $0.resolved() }, types: types.resolved,
            mixins: resolvedMixins,
            entities: entities.compactMap { $0.resolved() },
            patterns: patterns,
            severityOverrides: spec.checks.map { SeverityOverride(rule: $0.rule, severity: $0.severity) },
            allowances: spec.allowances.map {
                Allowance(rule: $0.rule, because: $0.because, scope: $0.scope, subject: $0.subject)
            })
    }

    /// One to three characters, no letter, digit, `<`, `>` or `\` (LANGUAGE, Guards 3).
    private mutating func readDelimiter() {
        guard let text = spec.delimiter else { return }
        let scalars = text.value.unicodeScalars
        let isBad = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "<>\\".unicodeScalars.contains(scalar)
                || scalar.value == 0x10FFFF
        }
        guard (1...3).contains(scalars.count), !scalars.contains(where: isBad) else {
            report(.badDelimiter(text.value, at: text.span))
            return
        }
        delimiter = text.value
    }
}
