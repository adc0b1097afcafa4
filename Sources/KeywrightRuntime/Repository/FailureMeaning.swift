/// What the failed condition of a write says: DynamoDB only says that it was false.
public struct FailureMeaning: Sendable, Hashable {
    private enum Form: Hashable {
        case absent
        case existing
        case fitting
        case unique([String])
    }

    private struct Version: Hashable {
        var attribute: String
        var expected: Int
    }

    private struct Expiry: Hashable {
        var attribute: String
        var now: Timestamp
    }

    private let form: Form
    private let entity: String
    private var version: Version?
    private var expiry: Expiry?

    private init(_ form: Form, _ entity: String) {
        self.form = form
        self.entity = entity
    }

    /// The condition was that there is no such item: `alreadyExists`.
    public static func absent(_ entity: String) -> FailureMeaning {
        FailureMeaning(.absent, entity)
    }

    /// The condition was that there is such an item, and perhaps more: `notFound` where there is none,
    /// `conditionFailed` where there is.
    public static func existing(_ entity: String) -> FailureMeaning {
        FailureMeaning(.existing, entity)
    }

    /// The condition was on what there is, an item or none: `conditionFailed`, but `notFound` where the item has expired.
    public static func fitting(_ entity: String) -> FailureMeaning {
        FailureMeaning(.fitting, entity)
    }

    /// The condition was that no companion with these values exists: `notUnique`.
    public static func unique(_ entity: String, _ attributes: [String]) -> FailureMeaning {
        FailureMeaning(.unique(attributes), entity)
    }

    /// The condition also was that the item has this version: `versionConflict` where it has another. nil was no
    /// condition.
    public func version(_ attribute: String, _ expected: Int?) -> FailureMeaning {
        var meaning = self
        meaning.version = expected.map { Version(attribute: attribute, expected: $0) }
        return meaning
    }

    /// The condition also was that the item has not expired: `notFound` where it has.
    public func expiry(_ attribute: String, now: Timestamp) -> FailureMeaning {
        var meaning = self
        meaning.expiry = Expiry(attribute: attribute, now: now)
        return meaning
    }

    /// The error of a failed condition.
    ///
    /// - Parameters:
    ///   - item: the item as it stood; nil for none.
    ///   - action: which action of a transaction it was.
    func error(_ item: Item?, action: Int? = nil) -> RepositoryError {
        switch form {
        case .absent: return .alreadyExists(entity, item: item, action: action)
        case .unique(let attributes): return .notUnique(entity, attributes: attributes, action: action)
        case .fitting where item == nil: return .conditionFailed(entity, action: action)
        case .existing, .fitting:
            guard let item, !isExpired(item) else { return .notFound(entity, action: action) }
            if let version, number(item[version.attribute]) != NumberText(version.expected) {
                return .versionConflict(entity, item: item, action: action)
            }
            return .conditionFailed(entity, item: item, action: action)
        }
    }

    private func isExpired(_ item: Item) -> Bool {
        guard let expiry, case .n(let text)? = item[expiry.attribute] else { return false }
        guard let end = TimestampFormat.epochSeconds.timestamp(text) else { return false }
        return end <= expiry.now
    }

    private func number(_ value: AttributeValue?) -> NumberText? {
        guard case .n(let text)? = value else { return nil }
        return NumberText(text)
    }
}
