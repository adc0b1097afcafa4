/// The names by which the indexes of a table can list attributes: those of its entities, and those that they are stored under.
struct ProjectableNames {
    private let discriminator: String?
    private var stored = NameTable<Bool>()
    private var storedByName = NameTable<String>()
    private var isKnown = NameTable<Bool>()
    /// The attributes' names, each once, in order.
    private(set) var all: [String] = []

    init(discriminator: String?) { self.discriminator = discriminator }

    mutating func add(_ entity: EntityDraft) {
        for attribute in entity.attributes {
            if isKnown.insert(true, for: attribute.name) == nil { all.append(attribute.name) }
            guard attribute.isStored else { continue }
            stored[attribute.storedName] = true
            _ = storedByName.insert(attribute.storedName, for: attribute.name)
        }
    }

    /// What a name is stored under: a stored name stands for itself, whatever attribute bears it as a name.
    func storedName(of name: String) -> String? {
        if let discriminator, discriminator.isSameName(as: name) { return name }
        return stored[name] == nil ? storedByName[name] : name
    }
}
