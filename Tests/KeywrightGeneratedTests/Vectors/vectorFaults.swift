import Foundation
import KeywrightRuntime

/// Builds a key of an entity, of the table or of an index, by generated code.
typealias VectorBuilder = @Sendable (VectorValues) throws -> Item

/// What generated builders do otherwise than a file of vectors says; and how many cases they built and refused.
///
/// - Parameter builders: for each entity those of its keys, by index; the table's own by the empty name.
func vectorFaults(
    in file: VectorFile, _ builders: [String: [String: VectorBuilder]]
) -> (built: Int, refused: Int, faults: [String]) {
    var (built, refused) = (0, 0)
    var faults: [String] = []
    for entity in file.entities {
        let own = builders[entity.entity] ?? [:]
        let milliseconds = entity.millisecondAttributes
        for (number, example) in entity.cases.enumerated() {
            let values = VectorValues(values: example.values, milliseconds: milliseconds)
            let found =
                example.refused == nil
                ? faultsOfKeys(example, values, own) : faultsOfRefusal(example, values, own)
            if example.refused == nil { built += 1 } else { refused += 1 }
            faults += found.map { "\(entity.entity), case \(number): \($0)" }
        }
        for list in entity.sorted where !isAscending(list) {
            faults.append("\(entity.entity): \(list) is out of order")
        }
    }
    return (built, refused, faults)
}

private func faultsOfKeys(
    _ example: VectorFile.Case, _ values: VectorValues, _ builders: [String: VectorBuilder]
) -> [String] {
    var faults: [String] = []
    var expected = example.indexes.compactMapValues { $0 }
    if let table = example.table { expected[""] = table }
    for (index, key) in expected.sorted(by: { $0.key < $1.key }) {
        guard let builder = builders[index] else {
            faults.append("nothing builds the key of '\(index)'")
            continue
        }
        do {
            let item = try builder(values)
            if !isSame(item, key) { faults.append("\(item) and not \(key)") }
        } catch {
            faults.append("\(error) and not \(key)")
        }
    }
    return faults
}

/// What is refused is refused by a key that holds the value.
private func faultsOfRefusal(
    _ example: VectorFile.Case, _ values: VectorValues, _ builders: [String: VectorBuilder]
) -> [String] {
    var hasRefused = false
    for (index, builder) in builders.sorted(by: { $0.key < $1.key }) {
        do {
            _ = try builder(values)
        } catch is ValueError {
            hasRefused = true
        } catch {
            return ["'\(index)': \(error)"]
        }
    }
    return hasRefused ? [] : ["nothing refuses it: \(example.refused ?? "")"]
}

private func isSame(_ item: Item, _ key: [String: VectorValue]) -> Bool {
    item.count == key.count
        && key.allSatisfy { name, value in
            switch (item[name], value) {
            case (.s(let own)?, .text(let text)): own.utf8.elementsEqual(text.utf8)
            case (.n(let own)?, .number(let number)): Decimal(string: own) == number
            case (.b(let own)?, .text(let text)): Data(base64Encoded: text).map(Array.init) == own
            default: false
            }
        }
}

private func isAscending(_ texts: [String]) -> Bool {
    zip(texts, texts.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

extension VectorFile.Entity {
    /// The attributes with a number beyond the last second of the year 9999: of moments the vectors hold that one.
    fileprivate var millisecondAttributes: Set<String> {
        var names: Set<String> = []
        for (name, value) in cases.flatMap(\.values) {
            if case .number(let number) = value, number > 253_402_300_799 { names.insert(name) }
        }
        return names
    }
}
