package import KeywrightModel

/// A figure that a design may declare. A rule about figures is silent where one that it needs is not (RULES, head).
package enum Figure: String, CaseIterable, Sendable {
    /// Of an entity.
    case count, size
    /// Of an access pattern.
    case rate, items

    /// How it is written.
    package var sample: String {
        switch self {
        case .count: "expect: { count: 50M }"
        case .size: "expect: { size: 1.2KB }"
        case .rate: "expect: { rate: 300/s }"
        case .items: "expect: { items: 20 }"
        }
    }

    /// What it says, as a clause.
    package var meaning: String {
        switch self {
        case .count: "how many items there are"
        case .size: "how large an item is in the mean"
        case .rate: "how often it is called"
        case .items: "how many items a call returns"
        }
    }
}

/// What a rule needs to know, and of which parts of a design.
package struct FigureNeed: Sendable {
    package enum Owners: Sendable {
        case entities(@Sendable (CheckContext, EntityID) -> Bool)
        case patterns(@Sendable (CheckContext, AccessPattern) -> Bool)
    }

    package var figure: Figure
    package var owners: Owners

    /// The number of an entity's items, of those for which the rule would then speak.
    package static func count(where isWanted: @escaping @Sendable (CheckContext, EntityID) -> Bool) -> FigureNeed {
        FigureNeed(figure: .count, owners: .entities(isWanted))
    }

    package static func size(where isWanted: @escaping @Sendable (CheckContext, EntityID) -> Bool) -> FigureNeed {
        FigureNeed(figure: .size, owners: .entities(isWanted))
    }

    package static func rate(where isWanted: @escaping @Sendable (CheckContext, AccessPattern) -> Bool) -> FigureNeed {
        FigureNeed(figure: .rate, owners: .patterns(isWanted))
    }

    package static func items(where isWanted: @escaping @Sendable (CheckContext, AccessPattern) -> Bool) -> FigureNeed {
        FigureNeed(figure: .items, owners: .patterns(isWanted))
    }
}
