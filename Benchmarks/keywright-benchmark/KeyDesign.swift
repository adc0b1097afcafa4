import ArgumentParser

/// A design of keys alone, of any number of entities with entries in four indexes each, always the same for one size.
struct KeyDesign {
    /// What its keys have in common, and so how much there is to compare.
    enum Family: String, CaseIterable, ExpressibleByArgument {
        /// Each entity has a literal of its own in front: sound, and what most designs look like.
        case heads
        /// All keys begin with one tenant, and tell their entity behind it: sound.
        case tenants
        /// All keys have only placeholders, so that every two entities collide.
        case overlapping
        /// All keys have only placeholders, told apart by the pattern of one alone: sound, and no literal tells it.
        case patterns
        /// Values of one pattern, whose automaton grows with the number of letters that it has to remember.
        case exploding
        /// Keys that hold one value twice with nothing between it and the next.
        case repeating
        /// The same with values of patterns that have a delimiter nowhere and much to remember: what is decided hardest.
        case entangled
    }

    var family: Family
    var entities: Int

    var text: String {
        var text = """
            keywright: 1
            design: Keys
            description: A design of \(entities) entities, to measure the key space with (\(family.rawValue)).
            table:
              name: keys
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: P1, sort: S1 }
                GSI2: { partition: P2, sort: S2 }
                GSI3: { partition: P3, sort: S3 }
                GSI4: { partition: P4, sort: S4 }
            entities:

            """
        for index in 0..<entities { text += entity(index) }
        text += "accessPatterns:\n"
        for index in 0..<entities { text += "  get\(index): { get: Thing\(index) }\n" }
        return text
    }

    private func entity(_ index: Int) -> String {
        var lines = ["  Thing\(index):", "    key: { \(key(index, "PK", "SK", "thing")) }", "    indexes:"]
        for (place, attribute) in ["one", "two", "three", "four"].enumerated() {
            let number = place + 1
            lines.append("      GSI\(number): { \(key(index, "P\(number)", "S\(number)", attribute)) }")
        }
        lines.append("    attributes: { \(attributes(index).joined(separator: ", ")) }")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A partition and a sort template, with a literal before the values of the partition where the family has one.
    private func key(_ index: Int, _ partition: String, _ sort: String, _ attribute: String) -> String {
        switch family {
        case .heads: "\(partition): OF\(index)#<owner>, \(sort): '\(attribute)#<\(attribute)>'"
        case .tenants: "\(partition): <owner>#\(index), \(sort): '<\(attribute)>#<thing>'"
        case .overlapping, .patterns: "\(partition): <owner>, \(sort): <\(attribute)>"
        case .exploding: "\(partition): <owner>, \(sort): '<\(attribute)>#<thing>'"
        case .repeating, .entangled: "\(partition): '<owner><one>', \(sort): '<one><owner>K\(index)'"
        }
    }

    private func attributes(_ index: Int) -> [String] {
        let memory = "\(index % 2 == 0 ? "a" : "b")[ab]{\(10 + index % 7)}"
        let (owner, one): (String, String) =
            switch family {
            case .heads, .overlapping: ("string", "string")
            case .tenants: ("ulid", "string")
            case .patterns: ("{ type: string, pattern: 'K\(index)-[a-z]{1,20}' }", "string")
            case .exploding: ("{ type: string, pattern: '[ab]*\(memory)' }", "string")
            case .repeating: ("{ type: string, maxLength: 40 }", "{ type: string, maxLength: 40 }")
            case .entangled:
                (
                    "{ type: string, pattern: '([ab]{1,60}c?)*\(memory)' }",
                    "{ type: string, pattern: '[abK]*\(memory)' }"
                )
            }
        return ["owner: \(owner)", "thing: ulid", "one: \(one)", "two: ulid", "three: date", "four: uuid"]
    }
}
