/// How bad a finding is. The order is that of gravity: `info < warning < error`.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    case info, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// A rule's stable number and its name: `KW101` `key-collision`. Either can be written in `allow` and `checks`.
package struct RuleID: Hashable, Sendable {
    package var code: String
    package var name: String

    package init(_ code: String, _ name: String) {
        self.code = code
        self.name = name
    }
}

/// How a finding, or the absence of one, is known.
package enum Proof: String, Sendable {
    /// By proof, over all values.
    case exact
    /// By a search within a budget, or not proven at all.
    case bounded
    /// From figures that the design declares.
    case declared
}

/// A value in a witness: a JSON string, number or boolean by its type.
package enum WitnessValue: Hashable, Sendable {
    case text(String)
    /// The number as JSON writes it.
    case number(String)
    case bool(Bool)
}

/// Concrete data that prove a finding.
package enum Witness: Hashable, Sendable {
    /// An item: its entity, the values that make its key, and the key attributes with their texts, in order.
    package struct Item: Hashable, Sendable {
        package var entity: String
        package var values: [Pair]
        package var key: [Pair]

        package init(entity: String, values: [Pair], key: [Pair]) {
            self.entity = entity
            self.values = values
            self.key = key
        }
    }

    /// A name and a value, in the order of the design.
    package struct Pair: Hashable, Sendable {
        package var name: String
        package var value: WitnessValue

        package init(_ name: String, _ value: WitnessValue) {
            self.name = name
            self.value = value
        }
    }

    case items([Item])
    /// Values of an attribute, for the rules about order.
    case values(attribute: String, [WitnessValue])
}

/// A place and what it adds.
package struct Label: Hashable, Sendable {
    package var span: SourceSpan
    package var message: String

    package init(_ span: SourceSpan, _ message: String = "") {
        self.span = span
        self.message = message
    }
}

/// A repair that can be applied.
package struct FixIt: Hashable, Sendable {
    package struct Edit: Hashable, Sendable {
        package var span: SourceSpan
        package var text: String

        package init(_ span: SourceSpan, _ text: String) {
            self.span = span
            self.text = text
        }
    }

    package var title: String
    /// Whether it keeps the meaning of what is right, so that it may be applied unseen.
    package var isSafe: Bool
    package var edits: [Edit]

    package init(_ title: String, isSafe: Bool, edits: [Edit]) {
        self.title = title
        self.isSafe = isSafe
        self.edits = edits
    }
}

/// A finding: the one type for every stage from reading to planning.
package struct Diagnostic: Hashable, Sendable {
    package var rule: RuleID
    package var severity: Severity
    /// What was seen, in the user's own names, then why: lower case, no full stop, one line whatever the names hold.
    package var message: String
    /// Where; `message` of the label stands beside the carets.
    package var primary: Label
    /// Other places that take part.
    package var related: [Label]
    /// What to do, most useful first.
    package var help: [String]
    /// Background, without a place.
    package var notes: [String]
    package var subject: Subject
    package var proof: Proof
    package var witness: Witness?
    package var fixIts: [FixIt]
    /// The reason of the `allow` that silences it, set by the driver.
    package var allowedBecause: String?
    /// Whether a baseline silences it, set where one is read.
    package var isBaselined = false
    /// Silenced findings fail nothing and are listed on request alone.
    package var isSilenced: Bool { allowedBecause != nil || isBaselined }
    /// Whether an edit repairs it that may be applied unseen.
    package var isFixable: Bool { fixIts.contains { $0.isSafe && !$0.edits.isEmpty } }

    package init(
        _ rule: RuleID, _ severity: Severity, _ message: String, at primary: Label, related: [Label] = [],
        help: [String] = [], notes: [String] = [], subject: Subject = Subject(), proof: Proof = .exact,
        witness: Witness? = nil, fixIts: [FixIt] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message.utf8.contains(UInt8(ascii: "\n")) ? VisibleText.line(message) : message
        self.primary = primary
        self.related = related
        self.help = help
        self.notes = notes
        self.subject = subject
        self.proof = proof
        self.witness = witness
        self.fixIts = fixIts
        self.allowedBecause = nil
    }
}
