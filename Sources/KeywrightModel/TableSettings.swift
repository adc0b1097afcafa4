package import KeywrightDiagnostics

/// What a table is set to beyond its keys and indexes. None of it changes how a pattern runs.
package struct TableSettings: Sendable {
    /// `billing` as it is written; nil where nothing is.
    package var billing: BillingSetting?
    package var stream: StreamView?
    package var pointInTimeRecovery = false
    package var deletionProtection = false
    package var tableClass = TableClass.standard
    package var encryption = Encryption.awsOwned
    /// The most units a second that on-demand billing may reach.
    package var maxThroughput: ThroughputSetting?
    /// The units a second that the table is ready for from its first moment.
    package var warmThroughput: ThroughputSetting?
    package var replicas: Replicas?
    package var tags: [Tag] = []

    package init() {}
}

/// What an index is set to beyond its key and projection.
package struct IndexSettings: Sendable {
    /// `billing` as it is written; nil where nothing is.
    package var billing: BillingSetting?
    package var maxThroughput: ThroughputSetting?

    package init() {}
}

package struct BillingSetting: Sendable {
    package var billing: Billing
    package var autoscale: Autoscale?
    /// The value.
    package var span: SourceSpan
}

/// Units a second that follow the use, for reads and for writes alike.
package struct Autoscale: Sendable {
    package var minimum: Spanned<Int>
    package var maximum: Spanned<Int>
    /// The share of the units that is to be in use, in per cent.
    package var target: Spanned<Double>
}

/// Units a second.
package struct ThroughputSetting: Sendable {
    package var read: Int
    package var write: Int
    /// The key that it stands behind.
    package var keySpan: SourceSpan
}

/// What a stream tells of a changed item, as the service calls it (F4.23).
package enum StreamView: String, Sendable {
    case new = "NEW_IMAGE"
    case old = "OLD_IMAGE"
    case newAndOld = "NEW_AND_OLD_IMAGES"
    case keys = "KEYS_ONLY"
}

package enum TableClass: Sendable {
    case standard, infrequentAccess
}

package enum Encryption: Sendable {
    case awsOwned, awsManaged
    /// By the ARN of a key.
    case key(String)
}

/// The same table in other regions (F4.30).
package struct Replicas: Sendable {
    package enum Consistency: Sendable {
        case eventual, strong
    }

    /// Those beside the table's own.
    package var regions: [String]
    package var consistency: Consistency
    /// The key, `replicas`.
    package var keySpan: SourceSpan
}

package struct Tag: Sendable {
    package var key: String
    package var value: String
}
