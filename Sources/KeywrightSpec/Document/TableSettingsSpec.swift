package import KeywrightDiagnostics

/// What a table is set to beyond its keys; absent is the default.
package struct TableSettingsSpec: Sendable {
    package var stream: Spanned<StreamSpec>?
    package var pointInTimeRecovery = false
    package var deletionProtection = false
    package var tableClass: TableClassSpec?
    package var encryption: EncryptionSpec?
    package var maxThroughput: ThroughputSpec?
    package var warmThroughput: ThroughputSpec?
    package var replicas: ReplicasSpec?
    package var tags: [TagSpec] = []
}

package enum StreamSpec: String, Sendable, CaseIterable {
    case new, old
    case newAndOld = "new-and-old"
    case keys
}

package enum TableClassSpec: String, Sendable, CaseIterable {
    case standard
    case infrequentAccess = "infrequent-access"
}

package enum EncryptionSpec: Sendable {
    case awsOwned, awsManaged
    /// The ARN of a key of the user's.
    case key(SpecText)
}

/// `{ read: 100, write: 50 }`, in units a second.
package struct ThroughputSpec: Sendable {
    package var read: Int
    package var write: Int
    /// The key that it stands behind.
    package var keySpan: SourceSpan
}

package struct BillingSpec: Sendable {
    /// nil for `on-demand`.
    package var provisioned: ThroughputSpec?
    package var autoscale: AutoscaleSpec?
    /// The value.
    package var span: SourceSpan
}

/// `{ min: 5, max: 100, target: 70% }`: units a second, and the share of them that is to be in use.
package struct AutoscaleSpec: Sendable {
    package var minimum: Spanned<Int>
    package var maximum: Spanned<Int>
    /// In per cent.
    package var target: Spanned<Double>
}

package struct ReplicasSpec: Sendable {
    package enum Consistency: String, Sendable, CaseIterable {
        case eventual, strong
    }

    package var regions: [SpecText]
    package var consistency: Consistency?
    /// The key, `replicas`.
    package var keySpan: SourceSpan
}

package struct TagSpec: Sendable {
    package var key: SpecText
    package var value: SpecText
}
