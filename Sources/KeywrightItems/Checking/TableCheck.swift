import KeywrightDiagnostics
import KeywrightModel

/// A table of a design, made ready to hold items to it: names by their bytes, types and templates flat.
final class TableCheck {
    /// What a discriminator stands for.
    enum Target {
        case entity(Int)
        /// An index into ``companions``.
        case companion(Int)
    }

    struct Companion {
        let name: String
        let entity: Int
        let set: EntityCheck.SetCheck
    }

    let design: Design
    let table: Table
    let names: NameIndex
    let types = TypeTable()
    let entities: [EntityCheck]
    let companions: [Companion]
    /// The table's key attributes: their names, and their types.
    let keyNames: [Int]
    let keyTypes: [AttributeType]
    let discriminator: Int?
    let timeToLive: Int?
    let owner: Int
    let sets: [EntityCheck.SetCheck]
    private let discriminators: NameIndex
    private let targets: [Target]

    init(_ design: Design, _ id: TableID) {
        self.design = design
        table = design[id]
        var names = NameIndex()
        keyNames = table.keyAttributes.map { names.insert($0.name) }
        keyTypes = table.keyAttributes.map { attribute in
            switch attribute.type {
            case .string: .s
            case .number: .n
            case .binary: .b
            }
        }
        discriminator = table.discriminator.map { names.insert($0) }
        timeToLive = table.timeToLive.map { names.insert($0.value) }
        owner = names.insert("owner")
        var sets = 0
        var entities: [EntityCheck] = []
        for entity in design.entities where entity.table == id {
            entities.append(EntityCheck(entity, in: design, names: &names, types: types, sets: &sets))
        }
        var companions: [Companion] = []
        for (place, check) in entities.enumerated() {
            for (companion, set) in zip(design.companionKeys(of: check.entity), check.uniques) {
                companions.append(Companion(name: companion.name, entity: place, set: set))
            }
        }
        types.seal()
        self.names = names
        self.entities = entities
        self.companions = companions
        var all = entities.flatMap { $0.identities + $0.uniques }
        all.sort { $0.number < $1.number }
        self.sets = all
        var discriminators = NameIndex()
        var targets: [Target] = []
        let known =
            entities.enumerated().map { ($1.entity.discriminator, Target.entity($0)) }
            + companions.enumerated().map { ($1.name, Target.companion($0)) }
        // The first of a name, as each has one.
        for (text, target) in known where discriminators.find(text) == nil {
            _ = discriminators.insert(text)
            targets.append(target)
        }
        (self.discriminators, self.targets) = (discriminators, targets)
    }

    /// What the text of a discriminator stands for; nil where the design has none like it.
    func target(of text: UnsafeBufferPointer<UInt8>) -> Target? {
        let index = discriminators.index(of: text)
        return index < 0 ? nil : targets[Int(index)]
    }

    /// The companions whose keys begin as this one does, by the longest beginning.
    func companion(ofKey text: UnsafeBufferPointer<UInt8>) -> Int? {
        var best: (place: Int, length: Int)?
        for (place, companion) in companions.enumerated() {
            guard let prefix = companion.set.prefix, prefix.count <= text.count,
                text.prefix(prefix.count).elementsEqual(prefix),
                prefix.count > best?.length ?? -1
            else { continue }
            best = (place, prefix.count)
        }
        return best?.place
    }
}
