package import KeywrightDiagnostics

/// An entry of `accessPatterns:`.
package struct PatternSpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// nil where it is missing or could not be read.
    package var operation: OperationSpec?
    package var expect = ExpectedCallsSpec()
    package var budget = BudgetSpec()
    package var isUnscoped = false
    /// The keys of the entry, where they stand.
    package var words: [Spanned<String>] = []
}

/// Indirect since some operations are large, and patterns are moved about.
package indirect enum OperationSpec: Sendable {
    case get(GetSpec)
    case batchGet(GetSpec)
    case transactGet(TransactGetSpec)
    case query(QuerySpec)
    case scan(ScanSpec)
    case create(WriteSpec)
    case put(WriteSpec)
    case update(UpdateSpec)
    case delete(DeleteSpec)
    case deleteAll(DeleteAllSpec)
    case batchPut(SpecText)
    case batchDelete(SpecText)
    case transact([StepSpec], SourceSpan)
}

/// `where`, `filter` or `using`: one text for all entities, or one for each.
package enum ConditionsSpec: Sendable {
    case all(SpecText)
    case each([(entity: SpecText, condition: SpecText)], SourceSpan)

    package var span: SourceSpan {
        switch self {
        case .all(let text): text.span
        case .each(_, let span): span
        }
    }
}

/// A step of `transact`.
package struct StepSpec: Sendable {
    package enum Action: Sendable {
        case create(WriteSpec)
        case put(WriteSpec)
        case update(UpdateSpec)
        case delete(DeleteSpec)
        case check(DeleteSpec)
    }

    package var action: Action
    /// `as`.
    package var label: SpecText?
    package var many: Spanned<Int>?
    package var span: SourceSpan
    /// The keys of the entry, where they stand.
    package var words: [Spanned<String>] = []
}

/// `expect` of a pattern.
package struct ExpectedCallsSpec: Sendable {
    /// Calls a second.
    package var rate: Double?
    /// Calls a second.
    package var peak: Double?
    /// Items that one call returns.
    package var items: Double?
}

/// `budget`: the most that one call may cost.
package struct BudgetSpec: Sendable {
    /// Units.
    package var read: Spanned<Double>?
    /// Units.
    package var write: Spanned<Double>?
    package var pages: Spanned<Int>?
}
