package import KeywrightDiagnostics

/// What every read may say.
package struct ReadingSpec: Sendable {
    package enum Expired: String, Sendable, CaseIterable {
        case included
    }

    package var consistent: Spanned<Bool>?
    /// The attributes that are wanted.
    package var select: [SpecText]?
    package var expired: Spanned<Expired>?
}

/// `get` and `batchGet`.
package struct GetSpec: Sendable {
    package var entity: SpecText
    package var filter: SpecText?
    package var using: SpecText?
    package var reading = ReadingSpec()
}

package struct TransactGetSpec: Sendable {
    /// At least one.
    package var entities: [SpecText]
    package var filter: ConditionsSpec?
    package var using: ConditionsSpec?
    package var reading = ReadingSpec()
}

package enum ReturnsSpec: String, Sendable, CaseIterable {
    case many, one, count
}

package struct QuerySpec: Sendable {
    package struct Order: Sendable {
        package var attribute: Spanned<String>?
        package var descending: Bool
        package var span: SourceSpan
    }

    package var entities: [SpecText]
    package var conditions: ConditionsSpec?
    package var filter: ConditionsSpec?
    package var order: Order?
    package var limit: Spanned<Int>?
    package var reads: Spanned<Int>?
    package var returns: Spanned<ReturnsSpec>?
    package var index: SpecText?
    package var using: SpecText?
    package var fanout: [SpecText]?
    package var buckets: Spanned<Int>?
    package var fetch = false
    package var reading = ReadingSpec()
}

package struct ScanSpec: Sendable {
    package var entity: SpecText
    package var because: String
    package var filter: ConditionsSpec?
    package var limit: Spanned<Int>?
    package var returns: Spanned<ReturnsSpec>?
    package var index: SpecText?
    package var reading = ReadingSpec()
}
