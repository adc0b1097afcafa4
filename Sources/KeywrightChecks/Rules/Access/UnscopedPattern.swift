import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let unscopedPattern = Rule(
        RuleID("KW217", "unscoped-pattern"),
        severity: .error,
        isFixed: true,
        summary: "with `scope`, a pattern that can read or write across its values",
        explanation: """
            `scope: tenantId` states that every call is one tenant's: generated code takes the tenant once, as a context. A query must give
            it by `=`, from a parameter and from the same one for all its entities; a scan meets all tenants' items; and in a transaction
            the keys of all steps must take it from one place. A pattern that is meant to go across, such as an operator's report, says so
            with `unscoped: true`; so does an entity that belongs to no tenant.
            """,
        bad: """
            keywright: 1
            design: Notes
            scope: tenantId
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: TENANT#<tenantId>, SK: NOTE#<noteId> }
                attributes: { tenantId: ulid, noteId: ulid, body: string }
            accessPatterns:
              getNote: { get: Note }
              allNotes: { scan: Note, because: nightly report }
            # ^^^^^^^^ error[KW217]
            #             ^^^^ info[KW211]
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: TENANT#<tenantId>, SK: NOTE#<noteId> }
                attributes: { tenantId: ulid, noteId: ulid, body: string }
            accessPatterns:
              listNotes: { query: Note, where: tenantId = $tenantId, limit: 20 }
            """,
        check: .design(checkUnscopedPattern)
    )
}

private func checkUnscopedPattern(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    guard let scope = context.design.scope else { return }
    for pattern in context.design.patterns where !pattern.isUnscoped {
        guard let why = context.design.breach(of: scope.value, by: pattern) else { continue }
        diagnostics.report(
            Diagnostic(
                Rule.unscopedPattern.id, .error, why, at: Label(pattern.nameSpan),
                related: [Label(scope.span, "every item belongs to a value of it")],
                help: [
                    "give it by `\(scope.value) = $\(scope.value)`, or from one place in all steps",
                    "where the pattern is meant to go across, write `unscoped: true` in it",
                ],
                subject: Subject(
                    entity: pattern.entities.first.map { context.design[$0].name }, attribute: scope.value,
                    pattern: pattern.name)))
    }
}

extension Design {
    /// How a pattern goes across the values of the scope; nil where each call stays within one.
    fileprivate func breach(of scope: String, by pattern: AccessPattern) -> String? {
        let name = pattern.name
        switch pattern.operation {
        case .scan(let scan):
            return isScoped(scan.branch.entity, scope) ? "`\(name)` scans the items of all values of `\(scope)`" : nil
        case .query(let query):
            return breach(of: scope, by: name, query.entities, using: query.using)
        case .deleteAll(let deleteAll):
            return breach(of: scope, by: name, [deleteAll.branch], using: nil)
        case .transactGet(let gets):
            return severalSources(
                gets.compactMap { source(of: scope, $0.entity, $0.keyBindings) }, scope, "`\(name)` reads")
        case .transact(let steps):
            return severalSources(steps.compactMap { source(of: scope, $0) }, scope, "`\(name)` writes")
        case .get, .batchGet, .create, .put, .update, .delete, .batchPut, .batchDelete:
            return nil
        }
    }

    private func isScoped(_ entity: EntityID, _ scope: String) -> Bool {
        !self[entity].isUnscoped && self[entity].attribute(named: scope) != nil
    }

    private func breach(
        of scope: String, by name: String, _ branches: [QueryPattern.Branch], using: KeyConditionText?
    ) -> String? {
        var parameters: [String] = []
        for branch in branches where isScoped(branch.entity, scope) {
            guard let parameter = parameter(giving: scope, in: branch) ?? parameter(giving: scope, in: using) else {
                return "`\(name)` asks for items of `\(self[branch.entity].name)` without giving `\(scope)`"
            }
            parameters.append(parameter)
        }
        return severalSources(parameters, scope, "`\(name)` reads")
    }

    /// The parameter that an equality gives the scope.
    private func parameter(giving scope: String, in branch: QueryPattern.Branch) -> String? {
        let attribute = self[branch.entity].attribute(named: scope)
        for test in branch.condition?.tests ?? [] {
            guard case .comparison(let left, .equal, let right) = test.kind else { continue }
            for (side, other) in [(left, right), (right, left)] {
                guard case .attribute(let reference) = side, reference.attribute == attribute,
                    reference.path.isEmpty, case .parameter(let parameter) = other
                else { continue }
                return parameter.name
            }
        }
        return nil
    }

    private func parameter(giving scope: String, in using: KeyConditionText?) -> String? {
        using?.placeholders.first { placeholder in
            self[placeholder.entity].attribute(named: scope) == placeholder.reference.attribute
                && placeholder.reference.path.isEmpty && !placeholder.isBeginning
        }?.parameter.name
    }

    /// Where the scope of a step's item comes from: that of a whole item is the context's, as a parameter of its name is.
    private func source(of scope: String, _ step: TransactionStep) -> String? {
        switch step.action {
        case .create, .put: isScoped(step.entity, scope) ? scope : nil
        case .update(let update): source(of: scope, update.entity, update.keyBindings)
        case .delete(let delete), .check(let delete): source(of: scope, delete.entity, delete.keyBindings)
        }
    }

    private func source(of scope: String, _ entity: EntityID, _ bindings: [KeyBinding]) -> String? {
        guard isScoped(entity, scope), let attribute = self[entity].attribute(named: scope) else { return nil }
        guard let binding = bindings.first(where: { $0.attribute == attribute }) else { return scope }
        // The same attribute of another step's item is the context's, too.
        if let member = binding.value.member { return member == scope ? nil : "\(binding.value.name).\(member)" }
        return binding.value.name
    }

    private func severalSources(_ sources: [String], _ scope: String, _ what: String) -> String? {
        guard let first = sources.first, let other = sources.first(where: { $0 != first }) else { return nil }
        return "\(what) across values of `\(scope)`: it comes from `$\(first)` and from `$\(other)`"
    }
}
