import KeywrightModel
import KeywrightPlanner

/// The expressions and the aliases of a write, parts of which may depend on the call: on whether it gives a version, on which
/// arguments it gives, and on what the item that was read holds.
struct RequestCode {
    /// Of the input; nil leaves the argument out.
    var update: SwiftExpression?
    var condition: SwiftExpression?
    var names: SwiftExpression?
    var values: SwiftExpression?
    /// The `WriteExpressions` of which all of them are read, where parts depend on the call.
    var variable: String?
    /// The variables that hold lists, whose values take the place of their aliases once the input is made.
    private var lists: [String] = []

    struct Request {
        var entity: EntityID
        var update: String?
        var condition: String?
        var versionCondition: String?
        var versionNames: [ExpressionTables.Name] = []
        var presence: [PresenceCondition] = []
        var choices: [RequestChoice] = []
        var tables: ExpressionTables
        /// Values that a request holds only if their argument is not empty.
        var emptySets: [EmptySets.Part] = []
    }

    /// Writes what has to run before the input is made.
    ///
    /// - Parameter version: The variable, where the method has one.
    init(
        _ request: Request, version: String?, _ writer: RequestWriter, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        let isVersioned = version != nil && request.versionCondition != nil
        let isDynamic =
            isVersioned || !(request.presence.isEmpty && request.choices.isEmpty && request.emptySets.isEmpty)
        for (alias, argument) in request.tables.lists {
            let list = scope.local(SwiftIdentifier.lowerCamel(argument.member ?? argument.name).text + "Values")
            let made = ListArgument(argument, writer.values).construction(alias: alias)
            body.constant(list, writer.tried(made, isThrowing: true))
            lists.append(list)
        }
        let fixed = request.tables.plainValues.filter { value in
            !request.emptySets.contains { $0.value == value.alias }
        }
        let (values, isThrowing) = RequestCode.dictionary(fixed, request.entity, writer, &scope, &body)
        guard isDynamic else {
            update = request.update.map { .string($0) }
            condition = request.condition.map { .string($0) }
            names = request.tables.names.isEmpty ? nil : writer.names(request.tables.names)
            self.values = fixed.isEmpty ? nil : writer.wrapped(values, isThrowing: isThrowing)
            return
        }
        let variable = scope.local("expressions")
        self.variable = variable
        var arguments = request.condition.map { [SwiftExpression.labeled("condition", .string($0))] } ?? []
        for clause in request.update.map({ UpdateClauses($0).labeled }) ?? [] {
            arguments.append(.labeled(clause.label, .array(clause.changes.map { .string($0) })))
        }
        if !request.tables.names.isEmpty { arguments.append(.labeled("names", writer.names(request.tables.names))) }
        if !fixed.isEmpty {
            arguments.append(.labeled("values", writer.wrapped(values, isThrowing: isThrowing)))
        }
        body.add(.joined("var \(variable) = ", .call(writer.context.known(.writeExpressions), arguments), ""))
        let parts = RequestParts(variable: variable, request: request, writer: writer)
        for part in request.emptySets { parts.write(part, scope, &body) }
        for presence in request.presence { parts.write(presence, scope, &body) }
        for choice in request.choices { parts.write(choice, &scope, &body) }
        if let version, let condition = request.versionCondition {
            parts.write(condition, request.versionNames, version, &body)
        }
        update = request.update.map { _ in "\(variable).update" }
        condition = "\(variable).condition"
        names = "\(variable).names"
        self.values = "\(variable).values"
    }

    /// The input with the values of lists in its condition.
    func expanded(_ input: SwiftExpression) -> SwiftExpression {
        lists.isEmpty ? input : .joined("", input, ".expanding([\(lists.joined(separator: ", "))])")
    }

    /// As arguments of an input.
    var arguments: [SwiftExpression] {
        [
            update.map { .labeled("updateExpression", $0) },
            condition.map { .labeled("conditionExpression", $0) },
            names.map { .labeled("expressionAttributeNames", $0) },
            values.map { .labeled("expressionAttributeValues", $0) },
        ].compactMap { $0 }
    }

    /// The same of a check, which cannot do without a condition.
    var demanded: [SwiftExpression] {
        var code = self
        if variable != nil { code.condition = code.condition.map { .joined("", $0, " ?? \"\"") } }
        return code.arguments
    }

    /// The values with their aliases; texts of keys that are no expressions become functions within the method.
    static func dictionary(
        _ values: [ExpressionTables.Value], _ entity: EntityID, _ writer: RequestWriter, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> (expression: SwiftExpression, isThrowing: Bool) {
        let codes = values.map { value -> (String, ThrowingCode) in
            let code =
                built(value, entity, writer, &scope, &body) ?? writer.values.code(value.source, entity: entity)
            return (value.alias, code)
        }
        return writer.dictionary(codes)
    }

    /// The call of a function within the method, where the text of a key is no expression.
    private static func built(
        _ value: ExpressionTables.Value, _ entity: EntityID, _ writer: RequestWriter, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> ThrowingCode? {
        guard let code = writer.values.built(value, entity: entity) else { return nil }
        let context = writer.context
        let name = scope.local(SwiftIdentifier.lowerCamel(String(value.alias.dropFirst())).text)
        body.block("func \(name)() throws(\(context.known(.valueError))) -> \(context.known(.string))") { inner in
            for line in code.statements { inner.add(.text(line)) }
            inner.add(.text("return try \(code.text.code)"))
        }
        return ThrowingCode(".s(\(name)())", isThrowing: true)
    }
}

/// Writes the parts of a request that depend on the call.
private struct RequestParts {
    /// Of type `WriteExpressions`.
    let variable: String
    let request: RequestCode.Request
    let writer: RequestWriter

    func write(_ part: EmptySets.Part, _ scope: MethodScope, _ body: inout SwiftStatements) {
        guard let source = request.tables.values.first(where: { $0.alias == part.value })?.source else { return }
        body.branch("if \(part.code).isEmpty") { inner in
            inner.add(
                .call(
                    "\(variable).remove", [.string(part.name), .labeled("insteadOf", .string(part.clause))]))
        } orElse: { inner in
            let code = writer.values.code(source, entity: request.entity)
            let values = SwiftExpression.dictionary([.text(SwiftLiteral.string(part.value) + ": " + code.tried)])
            inner.add(
                .call(
                    "\(variable).supply", [.labeled("values", writer.wrapped(values, isThrowing: code.isThrowing))]))
        }
    }

    /// What was read goes back as it was stored.
    func write(_ presence: PresenceCondition, _ scope: MethodScope, _ body: inout SwiftStatements) {
        let sources = presence.tables.values.compactMap { value -> String? in
            guard case .argument(let argument) = value.source else { return nil }
            return scope.stored(argument)
        }
        let isThere = (sources.first ?? "nil") + " != nil"
        var then = RequestChoice.Part(condition: presence.whenPresent, tables: presence.tables)
        var otherwise = RequestChoice.Part(condition: presence.whenAbsent)
        // Of what is in no other expression each has its own.
        otherwise.tables.names = presence.tables.names
        then.tables.names = presence.tables.names
        var scope = scope
        body.branch("if \(isThere)") { inner in
            write(then, &scope, &inner)
        } orElse: { inner in
            write(otherwise, &scope, &inner)
        }
    }

    func write(_ choice: RequestChoice, _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        let test = KnownTestCode(choice.test, writer: writer)
        var inner = scope
        let tests = test.tests(unwrapping: choice.then.tables.values.map(\.source), &scope, &inner, &body)
        var rest = SwiftStatements(indentation: body.indentation + 4)
        write(choice.otherwise, &scope, &rest)
        body.choose(
            tests,
            { body in
                var scope = inner
                write(choice.then, &scope, &body)
            }, orElse: rest)
    }

    func write(
        _ condition: String, _ names: [ExpressionTables.Name], _ version: String, _ body: inout SwiftStatements
    ) {
        body.block("if let \(version)") { inner in
            var arguments: [SwiftExpression] = [.string(condition)]
            if !names.isEmpty { arguments.append(.labeled("names", writer.names(names))) }
            arguments.append(.labeled("values", .dictionary(["\":expectedVersion\": .n(\(version).description)"])))
            inner.add(.call("\(variable).require", arguments))
        }
    }

    /// Placeholders go with the first words of the part; those that the request has anyhow are not sent twice.
    private func write(_ part: RequestChoice.Part, _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        let own = request.tables
        let names = part.tables.names.filter { name in !own.names.contains { $0.alias == name.alias } }
        let values = part.tables.values.filter { value in !own.values.contains { $0.alias == value.alias } }
        var writer = writer
        writer.values.scope = scope
        let (dictionary, isThrowing) = RequestCode.dictionary(values, request.entity, writer, &scope, &body)
        var rest: [SwiftExpression] = []
        if !names.isEmpty { rest.append(.labeled("names", writer.names(names))) }
        if !values.isEmpty { rest.append(.labeled("values", writer.wrapped(dictionary, isThrowing: isThrowing))) }
        let calls = [
            ("require", part.condition.map { [$0] } ?? []), ("set", part.set), ("remove", part.remove),
        ]
        for (function, words) in calls where !words.isEmpty {
            body.add(.call("\(variable).\(function)", words.map { .string($0) } + rest))
            rest = []
        }
    }
}
