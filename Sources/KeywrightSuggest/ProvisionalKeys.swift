import KeywrightModel
import KeywrightSpec
import KeywrightSynthesis

/// Keys that only hold a place, so that a design without keys can be understood.
struct ProvisionalKeys {
    var change = DesignChange()
    var entities: Set<String>
    /// The attributes that patterns give as an entity's key.
    var bound: [String: [String]]

    /// nil where the design has all its keys.
    init?(_ text: DesignText) {
        let tables = text.tablesWithoutKey
        entities = Set(text.entitiesWithoutKey)
        bound = text.boundKeys
        if tables.isEmpty, entities.isEmpty { return nil }
        // An attribute of that name would be the key attribute itself.
        let taken = Set(
            text.spec.entities.flatMap(\.shared.attributes).map { $0.storedName?.value ?? $0.name.value }
                + text.spec.mixins.flatMap(\.shared.attributes).map { $0.storedName?.value ?? $0.name.value })
        let free = { (name: String) in
            ([name] + (1...).lazy.prefix(taken.count + 1).map { "\(name)\($0)" }).first { !taken.contains($0) } ?? name
        }
        let (partition, sort) = (free("PK"), free("SK"))
        change.tables = tables.map { DesignChange.TableKey(table: $0, partition: partition, sort: sort) }
        let delimiter = text.spec.delimiter?.value ?? "#"
        for entity in text.spec.entities where entities.contains(entity.name.value) {
            let name = entity.name.value
            let table = text.spec.tables.first { $0.name?.value == entity.table?.value } ?? text.spec.tables.first
            // What is not stored by itself has to stand in the key.
            let unstored = entity.shared.attributes.filter { $0.unstored != nil }.map(\.name.value)
            let held = (bound[name] ?? []) + unstored.filter { !(bound[name] ?? []).contains($0) }
            let parts = held.map { delimiter + "<\($0)>" }.joined()
            var templates = [DesignChange.Template(table?.key?.partition.name.value ?? partition, name + parts)]
            if let known = table?.key.map(\.sort) ?? nil {
                templates.append(DesignChange.Template(known.name.value, name))
            } else if table?.key == nil {
                templates.append(DesignChange.Template(sort, name))
            }
            change.keys.append(DesignChange.Key(entity: name, templates: templates))
        }
    }
}
