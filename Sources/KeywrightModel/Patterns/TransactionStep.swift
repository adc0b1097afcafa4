package import KeywrightDiagnostics

/// A step of `transact`.
package struct TransactionStep: Sendable {
    package enum Action: Sendable {
        case create(WritePattern)
        case put(WritePattern)
        case update(UpdatePattern)
        case delete(DeletePattern)
        /// Demands that the item exists and meets the condition.
        case check(DeletePattern)
    }

    /// `as:`, or the entity in lowerCamelCase.
    package var label: String
    package var action: Action
    /// `many: { max: N }`: the step repeats over a list of at most so many.
    package var many: Spanned<Int>?
    package var span: SourceSpan
    /// The keys of the entry, where they stand.
    package var words: [Spanned<String>]

    package init(
        label: String, action: Action, many: Spanned<Int>? = nil, span: SourceSpan, words: [Spanned<String>] = []
    ) {
        self.label = label
        self.action = action
        self.many = many
        self.span = span
        self.words = words
    }

    /// Where a key of the entry stands; the step for one that is not there.
    package func place(of word: String) -> SourceSpan { words.first { $0.value == word }?.span ?? span }

    package var entity: EntityID {
        switch action {
        case .create(let write), .put(let write): write.entity
        case .update(let update): update.entity
        case .delete(let delete), .check(let delete): delete.entity
        }
    }
}
