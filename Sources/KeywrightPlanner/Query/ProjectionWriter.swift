import KeywrightModel

/// Writes which attributes a read asks for (F3.19).
///
/// Beside those that are wanted stand the key attributes, of which the cursor is made, and whatever the client looks at:
/// the discriminator where it decides what an item is, the expiry where the client drops what has expired, and the attributes
/// of what the client tests.
struct ProjectionWriter {
    let design: Design
    let path: AccessPath
    /// What the client tests of the items.
    var filters: [ClientFilter] = []
    /// Entities whose expired items the client drops.
    var expiredInClient: [EntityID] = []

    /// nil for whole items.
    func write(
        _ wanted: [(entity: EntityID, select: [AttributeID]?)], tellsApart: Bool, _ builder: inout ExpressionBuilder
    ) -> String? {
        guard wanted.contains(where: { $0.select != nil }) else { return nil }
        var names: [String] = []
        let add = { (name: String, names: inout [String]) in
            if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
        }
        for attribute in path.keyAttributes + design[path.table].keyAttributes { add(attribute.name, &names) }
        for (id, select) in wanted {
            let entity = design[id]
            // What is stored in the primary key alone is read back from there.
            for attribute in select ?? [] where entity[attribute].isStored { add(entity[attribute].storedName, &names) }
            if expiredInClient.contains(id), let expiry = entity.expiry { add(entity[expiry].storedName, &names) }
        }
        for filter in filters {
            for reference in filter.condition.tests.flatMap(\.references) {
                let attribute = design[filter.entity][reference.attribute]
                if attribute.isStored { add(attribute.storedName, &names) }
            }
        }
        if tellsApart, let discriminator = design[path.table].discriminator { add(discriminator, &names) }
        return names.map { builder.name($0) }.joined(separator: ", ")
    }
}
