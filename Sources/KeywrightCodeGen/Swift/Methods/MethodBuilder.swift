import KeywrightModel
import KeywrightPlanner

/// Makes the methods of one repository.
struct MethodBuilder {
    let context: SwiftContext
    let id: EntityID
    /// Of whose repository.
    var kind = RepositoryKind.unscoped

    /// A method with what the protocol says of it.
    struct Built {
        var method: MethodView
        /// nil for what only the repository itself calls.
        var requirement: RequirementView?
    }

    /// What a method is called, and whose words describe it.
    struct Name {
        var name: SwiftIdentifier
        /// The private function that makes the reader of a query.
        var reader: String
        var description: String?
        var fallback: String
        /// As cursors and errors call it.
        var pattern: String
    }

    /// The blanks before a method, and before a line of its body.
    static let indentation = 8
    static let bodyIndentation = 12

    var entity: Entity { context.design[id] }
    var entityType: String { context.namer[id].type.declared }

    var repositoryThrows: String { "throws(\(context.known(.repositoryError)))" }

    func scope(_ plan: AccessPlan, isWholeItem: Bool = false) -> MethodScope {
        var scope = MethodScope(context, kind)
        scope.declare(plan, isWholeItem: isWholeItem)
        return scope
    }

    func writer(_ scope: MethodScope, now: String = "") -> RequestWriter {
        RequestWriter(context: context, values: ValueSourceWriter(context: context, scope: scope, now: now))
    }

    func body() -> SwiftStatements { SwiftStatements(indentation: MethodBuilder.bodyIndentation) }

    /// `let now = now()`, under a name that no parameter has.
    func bindNow(_ scope: inout MethodScope, _ body: inout SwiftStatements) -> String {
        let member = scope.member("now")
        let now = scope.local("now")
        body.add(.text("let \(now) = \(member)()"))
        return now
    }

    func method(
        _ name: Name, _ scope: MethodScope, effects: String, returns: String?, isDiscardable: Bool = false,
        more: [String] = [], body: SwiftStatements
    ) -> Built {
        let tail = (effects.isEmpty ? "" : " " + effects) + (returns.map { " -> " + $0 } ?? "")
        let head = "func " + name.name.declared
        let declaration = SwiftLayout.list(
            head, scope.parameters.map(\.declaration), tail,
            indentation: MethodBuilder.indentation + context.access.count + 2)
        let requirement = SwiftLayout.list(
            head, scope.parameters.map(\.requirement), tail, indentation: MethodBuilder.indentation)
        return Built(
            method: MethodView(
                doc: SwiftDoc.lines(
                    name.description, orElse: name.fallback, indentation: MethodBuilder.indentation, more: more),
                access: context.access, isDiscardable: isDiscardable, declaration: declaration, body: body.lines),
            requirement: RequirementView(isDiscardable: isDiscardable, declaration: requirement))
    }

    /// The attributes of the whole key of a request; where the key can be refused, a variable holds it first.
    func keyAttributes(
        _ values: [KeyValue], of entity: EntityID, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> SwiftExpression {
        let plain = writer(scope)
        let (key, isThrowing) = plain.key(values, of: entity)
        if !isThrowing { return .labeled("key", .joined("", key, ".attributes")) }
        let (variable, isNew) = scope.key(key.flat)
        if isNew { body.constant(variable, plain.tried(key, isThrowing: true)) }
        return .labeled("key", .text(variable + ".attributes"))
    }
}
