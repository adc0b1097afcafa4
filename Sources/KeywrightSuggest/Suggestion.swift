package import KeywrightDiagnostics
package import KeywrightSynthesis

/// What a design lacks, and what gives it.
package struct Suggestion: Sendable {
    /// A query that needed a key, and where it now reads.
    package struct Served: Sendable {
        package var pattern: String
        /// nil for the table.
        package var index: String?
        /// Read units of a call.
        package var read: Double
    }

    /// A query that stays without a plan.
    package struct Unserved: Sendable {
        package var pattern: String
        /// A clause.
        package var why: String
    }

    /// What writing an item of an entity costs, in write units.
    package struct WriteCost: Sendable {
        package var entity: String
        /// nil where the entity had no key.
        package var before: Double?
        package var after: Double
    }

    /// What was taken for what tells the items of an entity apart.
    package struct Assumption: Sendable {
        package var entity: String
        package var attributes: [String]
        package var why: String
    }

    package var change = DesignChange()
    package var served: [Served] = []
    package var unserved: [Unserved] = []
    /// Patterns that were left out, since this version does not plan them.
    package var unplanned: [String] = []
    package var assumptions: [Assumption] = []
    package var writes: [WriteCost] = []
    /// A number of new indexes below which nothing serves the same queries, whatever its templates.
    package var leastNewIndexes = 0
    /// Whether every way of dealing out the queries was looked at.
    package var isExhaustive = true
    /// Warnings that the design did not have before, for want of a way around them.
    package var warnings: [Diagnostic] = []
    /// Errors that the design had before and still has.
    package var errors: [Diagnostic] = []
    /// All files of the design, before and after; those of the findings are these.
    package var old: [SourceFile] = []
    package var new: [SourceFile] = []
    /// How many proposals were compiled.
    package var attempts = 0

    package var isNeeded: Bool { !change.isEmpty || !unserved.isEmpty }
}

/// What came of asking for suggestions.
package enum SuggestionOutcome: Sendable {
    case suggestion(Suggestion)
    /// The design has mistakes that come first.
    case unreadable
}
