import KeywrightModel
import KeywrightPlanner

/// The parts of an update that set a set to a parameter. An absent attribute stands for the empty set, so that an empty
/// argument removes it, where the plan sets it.
struct EmptySets {
    struct Part {
        /// The argument's expression.
        var code: String
        /// `#ids`.
        var name: String
        /// `:ids`.
        var value: String

        var clause: String { "\(name) = \(value)" }
    }

    /// More would make too many expressions; the runtime then refuses the empty set.
    private static let most = 3

    let parts: [Part]
    private let update: PlannedUpdate
    private let context: SwiftContext

    init(_ update: PlannedUpdate, _ pattern: UpdatePattern, _ scope: MethodScope) {
        self.update = update
        context = scope.context
        let entity = scope.context.design[pattern.entity]
        let found = pattern.set.compactMap { change -> Part? in
            guard case .parameter(let reference) = change.value, case .set = entity[change.attribute].type else {
                return nil
            }
            let argument = Argument(
                name: reference.name, member: reference.member, entity: pattern.entity, attribute: change.attribute)
            let stored = entity[change.attribute].storedName
            guard let name = update.tables.names.first(where: { $0.attribute == stored })?.alias,
                let value = update.tables.values.first(where: { $0.source.isArgument(argument) })?.alias,
                // A condition that names the value needs it, empty or not: the runtime refuses that.
                update.conditionExpression?.split(whereSeparator: { " (),".contains($0) }).contains(value[...]) != true
            else { return nil }
            return Part(code: scope.code(of: argument).code, name: name, value: value)
        }
        parts = found.count > EmptySets.most ? [] : found
    }

    /// The update expression; where it depends on the call, a variable that is set before.
    func expression(_ scope: inout MethodScope, _ body: inout SwiftStatements) -> SwiftExpression {
        if parts.isEmpty { return .string(update.updateExpression) }
        let variable = scope.local("updateExpression")
        body.add(.text("let \(variable): \(context.known(.string))"))
        write(parts[...], removed: [], variable, &body)
        return .text(variable)
    }

    /// A branch for each way in which the arguments can be empty.
    private func write(
        _ rest: ArraySlice<Part>, removed: [Part], _ variable: String, _ body: inout SwiftStatements
    ) {
        guard let part = rest.first else {
            let expression = UpdateClauses(update.updateExpression).removing(removed)
            body.add(.joined("\(variable) = ", .string(expression), ""))
            return
        }
        body.branch("if \(part.code).isEmpty") { inner in
            write(rest.dropFirst(), removed: removed + [part], variable, &inner)
        } orElse: { inner in
            write(rest.dropFirst(), removed: removed, variable, &inner)
        }
    }
}

/// An update expression cut into its clauses, which stand in it in the order SET, REMOVE, ADD. Aliases begin with `#` or
/// `:`, so that none of them is one of these words.
private struct UpdateClauses {
    private var clauses: [(word: String, changes: [String])] = []

    init(_ expression: String) {
        var depth = 0
        for word in expression.split(separator: " ").map(String.init) {
            if ["SET", "REMOVE", "ADD"].contains(word) {
                clauses.append((word, [""]))
                continue
            }
            let last = clauses.count - 1
            let change = clauses[last].changes.count - 1
            depth += word.filter { $0 == "(" }.count - word.filter { $0 == ")" }.count
            let ends = depth == 0 && word.hasSuffix(",")
            clauses[last].changes[change] +=
                (clauses[last].changes[change].isEmpty ? "" : " ") + (ends ? String(word.dropLast()) : word)
            if ends { clauses[last].changes.append("") }
        }
    }

    /// The expression that removes the attributes instead of setting them.
    func removing(_ parts: [EmptySets.Part]) -> String {
        let gone = parts.map(\.clause)
        let names = parts.map(\.name)
        var texts: [String] = []
        for word in ["SET", "REMOVE", "ADD"] {
            var changes = clauses.first { $0.word == word }?.changes ?? []
            if word == "SET" { changes.removeAll { gone.contains($0) } }
            if word == "REMOVE" { changes += names }
            if !changes.isEmpty { texts.append(word + " " + changes.joined(separator: ", ")) }
        }
        return texts.joined(separator: " ")
    }
}

extension ValueSource {
    fileprivate func isArgument(_ argument: Argument) -> Bool {
        if case .argument(argument) = self { true } else { false }
    }
}
