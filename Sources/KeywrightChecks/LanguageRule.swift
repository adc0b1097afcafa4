package import KeywrightDiagnostics

/// A rule of the language, whether this version has it or not.
package struct LanguageRule: Sendable {
    package var id: RuleID
    /// Cannot be allowed, lowered or turned off.
    package var isFixed: Bool

    fileprivate init(_ code: String, _ name: String, isFixed: Bool = false) {
        id = RuleID(code, name)
        self.isFixed = isFixed
    }
}

extension LanguageRule {
    /// The rule of this code (in either case) or name: one that this version checks, or one of the language.
    package static func named(_ name: String) -> LanguageRule? {
        if let rule = Rule.named(name) { return LanguageRule(rule.id.code, rule.id.name, isFixed: rule.isFixed) }
        return (positions[name.uppercased()] ?? positions[name]).map { all[$0] }
    }

    /// The places in `all` by code and by name.
    private static let positions: [String: Int] = all.enumerated().reduce(into: [:]) { positions, rule in
        positions[rule.element.id.code] = rule.offset
        positions[rule.element.id.name] = rule.offset
    }

    /// The whole catalogue by code, so that an `allow` of a rule that is not built yet is understood.
    package static let all: [LanguageRule] = [
        LanguageRule("KW001", "yaml-syntax", isFixed: true),
        LanguageRule("KW002", "unknown-key", isFixed: true),
        LanguageRule("KW003", "missing-key", isFixed: true),
        LanguageRule("KW004", "wrong-kind", isFixed: true),
        LanguageRule("KW005", "duplicate-name", isFixed: true),
        LanguageRule("KW006", "unknown-name", isFixed: true),
        LanguageRule("KW007", "bad-template", isFixed: true),
        LanguageRule("KW008", "bad-condition", isFixed: true),
        LanguageRule("KW009", "too-large", isFixed: true),
        LanguageRule("KW010", "bad-include", isFixed: true),
        LanguageRule("KW011", "name-clash", isFixed: true),
        LanguageRule("KW012", "useless-allow"),
        LanguageRule("KW013", "bad-type", isFixed: true),
        LanguageRule("KW014", "bad-example"),
        LanguageRule("KW015", "lost-to-yaml", isFixed: true),
        LanguageRule("KW101", "key-collision"),
        LanguageRule("KW102", "ambiguous-key", isFixed: true),
        LanguageRule("KW103", "key-not-identifying"),
        LanguageRule("KW104", "missing-key-template", isFixed: true),
        LanguageRule("KW105", "key-type", isFixed: true),
        LanguageRule("KW106", "empty-key", isFixed: true),
        LanguageRule("KW107", "key-too-long"),
        LanguageRule("KW108", "mutable-key", isFixed: true),
        LanguageRule("KW109", "stale-index-key", isFixed: true),
        LanguageRule("KW110", "optional-in-key", isFixed: true),
        LanguageRule("KW111", "index-collision"),
        LanguageRule("KW112", "inconsistent-delimiter"),
        LanguageRule("KW113", "unscoped-key", isFixed: true),
        LanguageRule("KW114", "weak-identity"),
        LanguageRule("KW115", "unmaintainable-unique", isFixed: true),
        LanguageRule("KW116", "incomplete-upsert", isFixed: true),
        LanguageRule("KW201", "needs-scan", isFixed: true),
        LanguageRule("KW202", "foreign-items"),
        LanguageRule("KW203", "filter-cost"),
        LanguageRule("KW204", "consistent-on-gsi", isFixed: true),
        LanguageRule("KW205", "not-projected", isFixed: true),
        LanguageRule("KW206", "order-not-served", isFixed: true),
        LanguageRule("KW207", "not-one"),
        LanguageRule("KW208", "unused-index"),
        LanguageRule("KW209", "unbounded-read"),
        LanguageRule("KW210", "sparse-miss"),
        LanguageRule("KW211", "scan-declared"),
        LanguageRule("KW212", "unused-entity"),
        LanguageRule("KW213", "multi-key-order", isFixed: true),
        LanguageRule("KW214", "shard-fanout"),
        LanguageRule("KW215", "duplicate-pattern"),
        LanguageRule("KW216", "over-budget"),
        LanguageRule("KW217", "unscoped-pattern", isFixed: true),
        LanguageRule("KW218", "redundant-index"),
        LanguageRule("KW219", "wrong-key-condition", isFixed: true),
        LanguageRule("KW220", "filter-on-key", isFixed: true),
        LanguageRule("KW221", "stale-read"),
        LanguageRule("KW301", "hot-partition"),
        LanguageRule("KW302", "low-cardinality"),
        LanguageRule("KW303", "rolling-hot-partition"),
        LanguageRule("KW304", "hot-index"),
        LanguageRule("KW305", "large-collection"),
        LanguageRule("KW306", "hot-item"),
        LanguageRule("KW307", "unknown-cardinality"),
        LanguageRule("KW308", "write-amplification"),
        LanguageRule("KW401", "bad-aws-name", isFixed: true),
        LanguageRule("KW402", "too-many-indexes", isFixed: true),
        LanguageRule("KW403", "too-many-projected", isFixed: true),
        LanguageRule("KW404", "item-too-large"),
        LanguageRule("KW405", "transaction-too-large", isFixed: true),
        LanguageRule("KW406", "bad-local-index", isFixed: true),
        LanguageRule("KW407", "bad-multi-key", isFixed: true),
        LanguageRule("KW408", "expression-too-large", isFixed: true),
        LanguageRule("KW409", "bad-throughput", isFixed: true),
        LanguageRule("KW410", "bad-ttl", isFixed: true),
        LanguageRule("KW411", "too-many-gsi-changes"),
        LanguageRule("KW412", "multi-region-write"),
        LanguageRule("KW501", "unpadded-number"),
        LanguageRule("KW502", "unsortable-type"),
        LanguageRule("KW503", "variable-width-before", isFixed: true),
        LanguageRule("KW504", "range-not-last", isFixed: true),
        LanguageRule("KW505", "delimiter-not-lowest"),
        LanguageRule("KW506", "enum-order"),
        LanguageRule("KW601", "key-changed"),
        LanguageRule("KW602", "index-rebuild"),
        LanguageRule("KW603", "table-replaced"),
        LanguageRule("KW604", "attribute-removed"),
        LanguageRule("KW605", "type-narrowed"),
        LanguageRule("KW606", "required-added"),
        LanguageRule("KW607", "enum-value-removed"),
        LanguageRule("KW608", "pattern-removed"),
        LanguageRule("KW609", "safe-change"),
        LanguageRule("KW701", "reserved-word"),
        LanguageRule("KW702", "unused-attribute-type"),
        LanguageRule("KW703", "missing-description"),
        LanguageRule("KW704", "naming"),
    ]
}
