/// Names that must differ: the members of a type, the variables of a function.
struct NameScope: Sendable {
    private var taken: Set<String>

    init(_ taken: some Sequence<String> = []) { self.taken = Set(taken) }

    /// The name, or the name with the least number from 2 that makes it differ from all before.
    mutating func claim(_ wanted: SwiftIdentifier) -> SwiftIdentifier {
        var name = wanted.text
        var number = 2
        while !taken.insert(name).inserted {
            name = wanted.text + String(number)
            number += 1
        }
        return SwiftIdentifier(verbatim: name)
    }

    mutating func claim(_ wanted: String) -> String { claim(SwiftIdentifier(verbatim: wanted)).text }

    func contains(_ name: String) -> Bool { taken.contains(name) }
}
