import KeywrightModel
import KeywrightPlanner

/// How large the items of one partition key value are expected to be together, with the arithmetic: the mean, where all
/// values have as many.
struct ItemCollection {
    var table: TableID
    /// The entities whose items share it and of which enough is declared, in the order of the source.
    var entities: [EntityID]
    var partition: [KeyEntry]
    var bytes = 0.0
    var arithmetic: [String] = []
}

extension Design {
    /// The item collections of a table, entities with one partition template together.
    func itemCollections(of table: TableID) -> [ItemCollection] {
        var collections: [ItemCollection] = []
        var places: [String: Int] = [:]
        for id in entityIDs where self[id].table == table {
            let partition = keyEntries(of: id, index: nil).partition
            guard let items = itemsOfPartition(of: id, index: nil), let size = self[id].expect.size,
                let text = partition.first?.template.text
            else { continue }
            let place = places[text] ?? collections.count
            places[text] = place
            if place == collections.count {
                collections.append(ItemCollection(table: table, entities: [], partition: partition))
            }
            collections[place].entities.append(id)
            collections[place].bytes += items.count * size
            collections[place].arithmetic.append(
                "`\(self[id].name)`: \(items.arithmetic) x \(NumberText.grouped(size)) B = \(NumberText.grouped(items.count * size)) B"
            )
        }
        return collections
    }

    /// Whether `where` asks for all items of the entity with one partition key, and for no part of them.
    func asksForWholePartition(_ branch: QueryPattern.Branch, index: String?) -> Bool {
        let held = keyEntries(of: branch.entity, index: index).partition.flatMap(\.template.placeholders).map(
            \.attribute)
        let asked = branch.condition?.tests ?? []
        let areEqualities = asked.allSatisfy { test in
            if case .comparison(_, .equal, _) = test.kind { true } else { false }
        }
        let named = asked.flatMap(\.operands).compactMap { operand in
            if case .attribute(let reference) = operand { reference.attribute } else { nil }
        }
        return areEqualities && Set(named) == Set(held)
    }

    /// How many items of an entity one partition key value of a table or index has in the mean; nil where their number, or
    /// into how many values they spread, is not known. How many time buckets there are nothing says.
    func itemsOfPartition(of id: EntityID, index: String?) -> (count: Double, arithmetic: String)? {
        let entity = self[id]
        guard let count = entity.expect.count else { return nil }
        var values = 1.0
        for placeholder in keyEntries(of: id, index: index).partition.flatMap(\.template.placeholders) {
            guard !placeholder.language.isTimeBucket, let known = entity.distinctValues(of: placeholder) else {
                return nil
            }
            values *= max(known, 1)
        }
        let items = NumberText.grouped(count)
        return (count / values, values == 1 ? "\(items) items" : "\(items) items / \(NumberText.grouped(values)) keys")
    }
}
