import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func table(_ entry: SyntaxEntry, isNamed: Bool) -> TableSpec {
        var table = TableSpec(
            name: isNamed ? SpecText(entry.key) : nil, nameSpan: entry.key.place, origin: entry.span)
        if isNamed { names.table = entry.keySymbol }
        guard let fields = fields(entry.value, .table, of: Owner(entry.key)) else { return table }
        table.physicalName = text(.name, in: fields)
        table.description = text(.description, in: fields)?.value
        table.discriminator = text(.discriminator, in: fields)
        table.timeToLive = text(.timeToLive, in: fields)
        table.foreign = word(.foreign, in: fields, as: ForeignItemsSpec.self)?.value
        table.billing = billing(fields)
        table.settings = tableSettings(fields)
        table.key = tableKey(fields)
        table.knowsIndexes = !fields.isLost(.indexes)
        if let node = fields[.indexes] { table.indexes = entries(of: node) { $0.index($1) } }
        readAllowances(fields, scope: entry.span)
        names.table = nil
        return table
    }

    private mutating func tableKey(_ fields: Fields) -> TableKeySpec? {
        guard let entry = fields.entry(.key),
            let key = self.fields(entry.value, .tableKey, of: Owner(entry.key))
        else { return nil }
        let before = damage
        let partition = key[.partition].flatMap { tableKeyAttribute($0, of: .partition) }
        let sort = key[.sort].flatMap { tableKeyAttribute($0, of: .sort) }
        guard let partition, damage == before, !key.isLost(.sort) else { return nil }
        return TableKeySpec(partition: partition, sort: sort)
    }

    private mutating func tableKeyAttribute(_ node: SyntaxNode, of key: Key) -> KeyAttributeSpec? {
        guard node.kind != .sequence else {
            fail(.tooManyInTableKey(node.place, subject: subject))
            return nil
        }
        return keyAttribute(node, of: key)
    }

    private mutating func keyAttribute(_ node: SyntaxNode, of key: Key) -> KeyAttributeSpec? {
        if node.kind == .scalar { return text(node, of: key).map { KeyAttributeSpec(name: $0) } }
        guard let fields = fields(node, .keyAttribute, of: Owner(key.name, at: node.place)),
            let name = text(.name, in: fields)
        else { return nil }
        return KeyAttributeSpec(name: name, type: word(.type, in: fields, as: KeyTypeSpec.self))
    }

    private mutating func index(_ entry: SyntaxEntry) -> IndexSpec {
        var index = IndexSpec(name: SpecText(entry.key), origin: entry.span, partition: [], sort: [])
        names.index = entry.keySymbol
        defer { names.index = nil }
        let before = damage
        guard let fields = fields(entry.value, indexKind(of: entry), of: Owner(entry.key)) else { return index }
        if let local = bool(.local, in: fields), local.value { index.local = local.span }
        index.description = text(.description, in: fields)?.value
        let partition = keyAttributes(.partition, in: fields)
        index.sort = keyAttributes(.sort, in: fields)
        index.projection = projection(fields)
        // An index whose key is half read would make every entry of it look wrong.
        if damage == before, !fields.isLost(.sort), !fields.isLost(.partition) {
            index.partition = partition
            index.isSound = true
        }
        index.billing = billing(fields)
        index.maxThroughput = throughput(.maxThroughput, in: fields)
        readAllowances(fields, scope: entry.span)
        return index
    }

    /// A local index has no `partition` of its own. Where `local` says neither yes nor no, what lacks one is taken for
    /// one, so that the mistake is reported and not what follows from it.
    private func indexKind(of entry: SyntaxEntry) -> NodeKind {
        guard entry.value.kind == .mapping,
            let local = symbols.entry(.local, of: entry.value), local.value.text != "false"
        else { return .index }
        return local.value.text == "true" || symbols.entry(.partition, of: entry.value) == nil ? .localIndex : .index
    }

    private mutating func keyAttributes(_ key: Key, in fields: Fields) -> [KeyAttributeSpec] {
        guard let node = fields[key] else { return [] }
        guard node.kind == .sequence else { return keyAttribute(node, of: key).map { [$0] } ?? [] }
        if node.count == 0 { fail(.fewerThanOneKey(node.place, subject: subject)) }
        return elements(of: node) { $0.keyAttribute($1, of: key) }
    }

    private mutating func projection(_ fields: Fields) -> ProjectionSpec? {
        guard let node = fields[.project] else { return nil }
        if node.kind == .sequence { return texts(.project, in: fields).map { .attributes($0) } }
        switch node.text {
        case "all": return .all
        case "keys": return .keys
        default:
            failKind(.project, takes: "`all`, `keys` or a list of attributes", node, near: ["all", "keys"])
            return nil
        }
    }
}
