import KeywrightDiagnostics
import KeywrightKeySpace
package import KeywrightModel
package import KeywrightPlanner

/// Finds what kinds of items can have a key: of a table, or of an index.
///
/// - Parameters:
///   - texts: the values of the first key attributes, in their order; a number in any decimal form, bytes as base64.
///     With fewer than there are, it is asked which items can be among those.
///   - index: nil for the tables themselves.
package func lookUpKey(_ texts: [String], index: String?, _ design: Design, _ plan: DesignPlan) -> KeyLookup {
    var lookup = KeyLookup()
    for table in design.tableIDs {
        guard let attributes = design.keyAttributes(of: table, index: index), attributes.count >= texts.count else {
            continue
        }
        let canonical = zip(attributes, texts).map { $0.type == .number ? ExactNumber($1)?.text ?? $1 : $1 }
        for entity in design.entityIDs where design[entity].table == table {
            let value = design[entity]
            let keys = index == nil ? value.key : value.indexEntry(of: index ?? "")?.keys
            guard let keys else { continue }
            EntityKey(value, keys).look(up: canonical, into: &lookup) {
                plan.readPatterns(of: entity, holding: $0, in: design)
            }
            // Companions that land in an index are an error of their own (KW115).
            if index == nil {
                for unique in value.uniques {
                    CompanionKeyText(value, unique, in: design).look(up: canonical, into: &lookup)
                }
            }
        }
    }
    lookup.keepNearest()
    return lookup
}

extension Design {
    /// The key attributes of a table or of one of its indexes; nil where it has no such index.
    package func keyAttributes(of table: TableID, index: String?) -> [KeyAttribute]? {
        guard let index else { return self[table].keyAttributes }
        return self[table].index(named: index)?.keyAttributes
    }
}

extension KeyLookup {
    /// Of the departures those that go furthest; none where something matches.
    fileprivate mutating func keepNearest() {
        guard matches.isEmpty else { return nearest = [] }
        let furthest = nearest.map { ($0.position, $0.column) }.max { $0 < $1 }
        nearest.removeAll { ($0.position, $0.column) != furthest ?? (0, 0) }
    }
}
