/// A sound design of any size, always the same for one size.
///
/// Each entity has eight attributes, an index entry and five access patterns. Its key texts begin with its own literal, all
/// of one length, so that no two entities can ever collide.
struct SyntheticDesign {
    var entities: Int

    /// How many entities a file holds at most, which stays below the limit on its size.
    private static let perFile = 4000

    /// The texts of its files: the design's own, then those that it includes.
    var texts: [String] {
        let parts = stride(from: 0, to: entities, by: Self.perFile).map {
            Array(numbers[$0..<min($0 + Self.perFile, entities)])
        }
        let includes = parts.indices.dropFirst().map(Self.fileName)
        return parts.enumerated().map { index, numbers in
            (index == 0 ? head(includes) : "entities:\n\n") + body(numbers)
        }
    }

    /// What tells each entity from the others in its name and its keys.
    var numbers: [String] { (0..<entities).map(number) }

    /// Names that sort as the files follow each other.
    static func fileName(_ index: Int) -> String { (index < 10 ? "0" : "") + "\(index).keywright.yaml" }

    private func head(_ includes: [String]) -> String {
        """
        keywright: 1
        design: Synthetic
        description: A design of \(entities) entities, to measure with.
        \(includes.isEmpty ? "" : "include: [\(includes.joined(separator: ", "))]\n")
        table:
          name: synthetic
          key: { partition: PK, sort: SK }
          billing: on-demand
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK }

        types:
          Amount: { type: decimal, fraction: 2, min: 0 }
          Phase: { enum: [drafted, placed, shipped, delivered] }

        entities:

        """
    }

    private func body(_ numbers: [String]) -> String {
        var text = ""
        for number in numbers { text += entity(number) }
        text += "\naccessPatterns:\n"
        for number in numbers { text += patterns(number) }
        return text
    }

    /// Numbers of one width, so that no name is the beginning of another.
    private func number(_ index: Int) -> String {
        let digits = String(index)
        return String(repeating: "0", count: max(4, String(entities).utf8.count) - digits.utf8.count) + digits
    }

    private func entity(_ number: String) -> String {
        """
          Entity\(number):
            description: The records of kind \(number).
            key: { PK: E\(number)#<accountId>, SK: RECORD#<recordId> }
            indexes:
              GSI1: { GSI1PK: E\(number)#<ownerId>, GSI1SK: <placedAt>#<recordId> }
            attributes:
              accountId: ulid
              recordId: ulid
              ownerId: ulid
              subject: { type: string, maxLength: 200 }
              phase: Phase
              amountDue: Amount
              quantity: { type: int, default: 0, min: 0, max: 10000 }
              placedAt: timestamp
            expect: { count: 50k, size: 600B }

        """
    }

    private func patterns(_ number: String) -> String {
        let name = "Entity\(number)"
        return """
              get\(name): { get: \(name) }
              create\(name): { create: \(name) }
              list\(name): { query: \(name), where: accountId = $accountId, order: descending, limit: 25 }
              list\(name)ByOwner: { query: \(name), where: ownerId = $ownerId and placedAt >= $from, limit: 25 }
              relabel\(name): { update: \(name), set: [subject] }

            """
    }
}
