import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Reads the tables as far as this goes without their entities.
    mutating func draftTables() {
        var physicalNames = NameTable<SourceSpan>()
        for spec in spec.tables {
            let draft = draftTable(spec)
            let place = spec.physicalName?.span ?? spec.nameSpan
            if let first = physicalNames.insert(place, for: draft.physicalName) {
                report(
                    .duplicate(
                        "physical name", draft.physicalName, at: place, first: first,
                        subject: Subject(table: draft.name)))
            }
            _ = tablePositions.insert(tables.count, for: draft.name)
            tables.append(draft)
        }
    }

    private mutating func draftTable(_ table: TableSpec) -> TableDraft {
        let physicalName =
            table.physicalName?.value ?? table.name?.value ?? SwiftName.kebab(spec.design?.value ?? "")
        let draft = TableDraft(spec: table, name: table.name?.value ?? physicalName, physicalName: physicalName)
        let subject = Subject(table: draft.name)
        if spec.design != nil || table.physicalName != nil || table.name != nil {
            checkServiceName(
                physicalName, "table",
                at: table.physicalName?.span ?? table.name?.span ?? spec.design?.span ?? table.nameSpan,
                isDerived: table.physicalName == nil, subject: subject)
        }
        // Files are called after it, whatever the table is called in DynamoDB.
        if let name = table.name, table.physicalName != nil, !isPlainName(name.value) || name.value.isEmpty {
            report(.badTableName(name.value, at: name.span, subject: subject))
        }
        draft.discriminator = table.discriminator?.value ?? "EntityType"
        if draft.discriminator == "none" { draft.discriminator = nil }
        if let discriminator = table.discriminator {
            checkAttributeName(discriminator, isKey: false, subject: subject)
        }
        if let timeToLive = table.timeToLive {
            checkAttributeName(timeToLive, isKey: true, subject: subject)
            draft.timeToLive = timeToLive.spanned
        }
        if let key = table.key {
            let partition = keyAttribute(key.partition, of: draft, subject: subject)
            let sort = key.sort.map { keyAttribute($0, of: draft, subject: subject) }
            draft.key = (partition, sort)
            reportRepeated([key.partition] + (key.sort.map { [$0] } ?? []), subject: subject)
        }
        checkSettings(of: table, subject: subject)
        for spec in table.indexes { addIndex(spec, to: draft) }
        return draft
    }

    private mutating func addIndex(_ spec: IndexSpec, to draft: TableDraft) {
        let subject = Subject(table: draft.name, index: spec.name.value)
        checkServiceName(spec.name.value, "index", at: spec.name.span, isDerived: false, subject: subject)
        guard spec.isSound, let written = partition(of: spec, in: draft, subject: subject) else {
            draft.brokenIndexes.append(spec.name.value)
            return
        }
        for (part, attributes) in [("partition", written), ("sort", spec.sort)] where attributes.count > 4 {
            report(.tooManyInIndexKey(part, attributes.count, at: attributes[4].name.span, subject: subject))
        }
        reportRepeated(written + spec.sort, subject: subject)
        let partition = written.map { keyAttribute($0, of: draft, subject: subject) }
        let sort = spec.sort.map { keyAttribute($0, of: draft, subject: subject) }
        // What it projects by name is filled in once the attributes are known.
        draft.indexes.append(
            SecondaryIndex(
                name: spec.name.value, description: spec.description, origin: spec.origin, nameSpan: spec.name.span,
                partition: partition, sort: sort, projection: spec.projection.isKeys ? .keysOnly : .all,
                isLocal: spec.local != nil, settings: IndexSettings(spec)))
    }

    /// The partition attributes of an index: of a local one the table's. Nil where its key cannot be (F1.28, F1.36).
    private mutating func partition(
        of spec: IndexSpec, in draft: TableDraft, subject: Subject
    ) -> [KeyAttributeSpec]? {
        guard let local = spec.local else { return spec.partition }
        let before = findings.count
        for (part, attributes) in [("partition", spec.partition), ("sort", spec.sort)] where attributes.count > 1 {
            report(.severalInLocalKey(part, at: attributes[1].name.span, subject: subject))
        }
        // Without the table's key nothing can be said of what a local index adds to it.
        guard let table = draft.spec.key, let key = draft.key, findings.count == before else { return nil }
        if let written = spec.partition.first?.name, !written.value.isSameName(as: key.partition.name) {
            report(
                .localIndexOfOtherPartition(written.value, table: key.partition, at: written.span, subject: subject))
        } else if key.sort == nil {
            report(.localIndexWithoutSort(at: local, key: key.partition.origin, subject: subject))
        }
        return findings.count == before ? [spec.partition.first ?? table.partition] : nil
    }

    /// One attribute name has one type in the whole table (F1.19).
    private mutating func keyAttribute(
        _ spec: KeyAttributeSpec, of draft: TableDraft, subject: Subject
    ) -> KeyAttribute {
        let name = spec.name.value
        checkAttributeName(spec.name, isKey: true, subject: subject)
        let declared = spec.type.map { KeyType($0.value) }
        if let known = draft.keyTypes[name] {
            if let declared, let place = spec.type?.span {
                if known.isDeclared, known.type != declared {
                    report(
                        .keyTypeTwice(
                            name, declared, known.type, at: place, first: known.origin, subject: subject))
                } else if !known.isDeclared {
                    draft.keyTypes[name] = KeyTypeDraft(type: declared, origin: place, isDeclared: true)
                }
            }
        } else {
            draft.keyNames.append(name)
            draft.keyTypes[name] = KeyTypeDraft(
                type: declared ?? .string, origin: spec.type?.span ?? spec.name.span, isDeclared: declared != nil)
        }
        return KeyAttribute(name: name, type: declared ?? .string, origin: spec.name.span)
    }

    private mutating func reportRepeated(_ attributes: [KeyAttributeSpec], subject: Subject) {
        var seen = NameTable<SourceSpan>()
        // An empty name is told by its own finding.
        for attribute in attributes where !attribute.name.value.isEmpty {
            let name = attribute.name
            if let first = seen.insert(name.span, for: name.value) {
                report(.duplicate("key attribute", name.value, at: name.span, first: first, subject: subject))
            }
        }
    }

    /// The pattern and length of the names of tables and indexes (F1.1).
    private mutating func checkServiceName(
        _ name: String, _ kind: String, at place: SourceSpan, isDerived: Bool, subject: Subject
    ) {
        guard !isPlainName(name) || !(3...255).contains(name.utf8.count) else { return }
        report(.badServiceName(name, kind, isDerived: isDerived, at: place, subject: subject))
    }

    private func isPlainName(_ name: String) -> Bool {
        name.utf8.allSatisfy { isNameByte($0) && $0 < 0x80 || $0 == UInt8(ascii: ".") }
    }

    /// The length of an attribute's name: of a key 1 to 255 characters (F1.4), of others up to 65,535 bytes (F1.5).
    mutating func checkAttributeName(_ name: SpecText, isKey: Bool, subject: Subject) {
        let length = isKey ? name.value.unicodeScalars.count : name.value.utf8.count
        let limit = isKey ? 255 : 65_535
        guard length > limit || isKey && length == 0 else { return }
        report(
            .attributeNameOfLength(
                length, isKey ? "character" : "byte", limit: limit, at: name.span, subject: subject))
    }
}

extension ProjectionSpec? {
    fileprivate var isKeys: Bool {
        if case .keys = self { return true }
        return false
    }
}
