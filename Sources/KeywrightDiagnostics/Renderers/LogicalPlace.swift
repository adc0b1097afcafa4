/// A node of a design by its name, wherever it stands: `entities/Order/attributes/total`.
struct LogicalPlace {
    var name: String
    var path: String
    var kind: String

    /// The nodes that a finding is about, the most telling first.
    static func places(of subject: Subject) -> [LogicalPlace] {
        var places: [LogicalPlace] = []
        let add = { (places: inout [LogicalPlace], owner: String?, folder: String, name: String?, kind: String) in
            guard let name else { return }
            places.append(
                LogicalPlace(name: name, path: (owner.map { $0 + "/" } ?? "") + folder + "/" + name, kind: kind))
        }
        let entity = subject.entity.map { "entities/" + $0 }
        let table = subject.table.map { "tables/" + $0 }
        add(&places, entity, "attributes", subject.attribute, "attribute")
        if subject.attribute == nil { add(&places, nil, "entities", subject.entity, "entity") }
        add(&places, nil, "entities", subject.other, "entity")
        add(&places, nil, "accessPatterns", subject.pattern, "pattern")
        add(&places, table, "indexes", subject.index, "index")
        if subject.index == nil { add(&places, nil, "tables", subject.table, "table") }
        add(&places, nil, "types", subject.type, "type")
        return places
    }
}
