import KeywrightModel
import KeywrightPlanner

/// Writes the actions of a transaction, and sends them.
struct TransactionWriter {
    /// A whole item that the transaction puts.
    struct Stored {
        var label: String
        var entity: EntityID
        /// Holds the stored item, or for a list the decoded elements.
        var variable: String
        var isList: Bool
    }

    private let builder: MethodBuilder
    private let transaction: PlannedTransaction
    private let now: String
    /// The version that a single write expects.
    var version: String?
    /// The steps of the pattern; none where a single write needs a transaction for its companions.
    var steps: [TransactionStep] = []
    /// That single write, where it is an update.
    var update: UpdatePattern?
    /// The reads of the steps that have to know their item, in order, and the plan's parameters.
    var gets: [PlannedGet] = []
    var parameters: [PlanParameter] = []
    /// The transactions for what elements of lists give of optional parameters, with what they give: those that leave out
    /// less before others.
    var combinations: [(given: [String], transaction: PlannedTransaction)] = []

    init(_ builder: MethodBuilder, _ transaction: PlannedTransaction, now: String) {
        self.builder = builder
        self.transaction = transaction
        self.now = now
    }

    private var context: SwiftContext { builder.context }

    func write(_ scope: inout MethodScope, _ body: inout SwiftStatements, token: String?) -> [Stored] {
        let actions = scope.local("actions")
        body.add(.text("var \(actions): [\(context.known(.transactionAction))] = []"))
        var stored: [Stored] = []
        for (position, group) in TransactionWriter.groups(of: transaction).enumerated() {
            guard let first = group.first else { continue }
            if first.many == nil {
                write(group, actions, element: nil, &scope, &body, &stored)
                continue
            }
            let isPut = first.putEntity != nil
            let list = isPut ? scope.local("stored" + SwiftIdentifier.upperCamel(first.label).text) : ""
            if isPut { body.add(.text("var \(list): [\(context.namer[first.entity].type.declared)] = []")) }
            let element = scope.local("element")
            let name = scope.variable(first.label)
            var inner = scope
            if let members = members(of: first.label) {
                inner.bind(group: first.label, members, element)
                let optional = members.map(\.name).filter { combinations.first?.given.contains($0) == true }
                if !optional.isEmpty {
                    body.block("for \(element) in \(name)") { loop in
                        write(position, optional, members, (first.label, element), actions, inner, &loop)
                    }
                    continue
                }
            } else {
                inner.element = (first.label, first.entity, element)
            }
            var kept: [Stored] = []
            body.block("for \(element) in \(name)") { loop in
                write(group, actions, element: isPut ? element : nil, &inner, &loop, &kept)
                if let item = kept.first {
                    let type = context.namer[first.entity].type.declared
                    loop.add(.joined("\(list).append(", builder.decoded(item.variable, as: type), ")"))
                }
            }
            if isPut { stored.append(Stored(label: first.label, entity: first.entity, variable: list, isList: true)) }
        }
        let argument = token.map { ", token: \($0)" } ?? ""
        body.add(.text("try await \(scope.member("store")).transact(\(actions)\(argument))"))
        return stored
    }

    /// The actions of an element, by what it gives of optional parameters.
    private func write(
        _ position: Int, _ optional: [String], _ members: [PlanParameter], _ element: (label: String, code: String),
        _ actions: String, _ scope: MethodScope, _ loop: inout SwiftStatements
    ) {
        var rest: [Stored] = []
        for (given, transaction) in combinations {
            // What elements of other lists give makes no difference here.
            let others = combinations.first?.given.filter { !optional.contains($0) } ?? []
            guard others.allSatisfy(given.contains) else { continue }
            let group = TransactionWriter.groups(of: transaction)[position]
            var inner = scope
            var tests: [String] = []
            var unwrapped: [String: String] = [:]
            for name in optional where given.contains(name) {
                let property = SwiftIdentifier.lowerCamel(name)
                let variable = inner.local(property.text)
                unwrapped[name] = variable
                tests.append("let \(variable) = \(element.code).\(property.member)")
            }
            inner.bind(group: element.label, members, element.code, unwrapped: unwrapped)
            if tests.isEmpty {
                write(group, actions, element: nil, &inner, &loop, &rest)
                continue
            }
            loop.block("if " + tests.joined(separator: ", ")) { block in
                write(group, actions, element: nil, &inner, &block, &rest)
                block.add("continue")
            }
        }
    }

    /// An action with the companions that follow it.
    private static func groups(of transaction: PlannedTransaction) -> [[PlannedTransaction.Action]] {
        var groups: [[PlannedTransaction.Action]] = []
        for action in transaction.actions {
            if groups.last?.first?.label == action.label, action.isCompanion {
                groups[groups.count - 1].append(action)
            } else {
                groups.append([action])
            }
        }
        return groups
    }

    /// What the elements of a list bring over which a step repeats that takes no items.
    private func members(of list: String) -> [PlanParameter]? {
        for parameter in parameters where parameter.name == list {
            if case .arguments(let members, _) = parameter.kind { return members }
        }
        return nil
    }

    /// The read of a step.
    private func get(for group: [PlannedTransaction.Action]) -> PlannedGet? {
        guard let label = group.first?.label else { return nil }
        let wanted = "stored" + label.prefix(1).uppercased() + label.dropFirst()
        return gets.first { $0.each?.name == label || $0.each == nil && $0.label == label }
            ?? gets.first { $0.each == nil && $0.label?.hasPrefix(wanted) == true }
    }

    private func write(
        _ group: [PlannedTransaction.Action], _ actions: String, element: String?, _ scope: inout MethodScope,
        _ body: inout SwiftStatements, _ stored: inout [Stored]
    ) {
        guard let first = group.first else { return }
        let get = get(for: group)
        guard get != nil, mayFindNothing(first) else {
            let missing: MethodBuilder.Missing = first.putEntity != nil ? .passes : .fails
            return write(group, get, missing, actions, element: element, &scope, &body, &stored)
        }
        // Where nothing is there to be deleted, the other steps are carried out.
        if first.many != nil {
            return write(group, get, .leaves(["continue"]), actions, element: element, &scope, &body, &stored)
        }
        let step = SwiftIdentifier.lowerCamel(first.label).text + "Delete"
        var within = scope
        body.block("\(step): do") { inner in
            write(group, get, .leaves(["break \(step)"]), actions, element: element, &within, &inner, &stored)
        }
        scope.take(within)
    }

    /// Whether an action is a delete that asks for nothing.
    private func mayFindNothing(_ action: PlannedTransaction.Action) -> Bool {
        for step in steps where step.label == action.label {
            if case .delete(let delete) = step.action {
                return delete.condition == nil && delete.given.attributes.isEmpty
            }
        }
        return false
    }

    /// - Parameter missing: What becomes of the step where the item that it has to know is not there.
    private func write(
        _ group: [PlannedTransaction.Action], _ get: PlannedGet?, _ missing: MethodBuilder.Missing, _ actions: String,
        element: String?, _ scope: inout MethodScope, _ body: inout SwiftStatements, _ stored: inout [Stored]
    ) {
        guard let first = group.first else { return }
        var read: String?
        var variable = ""
        builder.bindNegated(
            group.flatMap(\.arguments) + (get.map { PlannedRequest.get($0).arguments } ?? []),
            throwsValueErrors: false, &scope, &body)
        if let get, let label = get.label {
            let owner = MethodBuilder(context: context, id: first.entity)
            // The companions of an item that has expired are still there.
            let isDelete = if case .delete = first.kind { true } else { false }
            variable = owner.readStored(
                get, as: label, missing: missing, ignoresExpiry: isDelete, now: now, &scope, &body)
            read = label
        }
        let companions = CompanionWriter(builder: MethodBuilder(context: context, id: first.entity), now: now) {
            action, kind, input, body in append(action, kind, input, actions, &body)
        }
        var rest = group[...]
        while let action = rest.popFirst() {
            guard action.isCompanion else {
                write(action, actions, element: element, read: read, &scope, &body, &stored)
                continue
            }
            if let next = rest.first, next.sameKey != nil {
                rest = rest.dropFirst()
                companions.move(action, next, &scope, &body)
            } else {
                companions.write(action, &scope, &body)
            }
        }
        body.discardUnused(variable)
    }

    private func write(
        _ action: PlannedTransaction.Action, _ actions: String, element: String?, read: String?,
        _ scope: inout MethodScope, _ body: inout SwiftStatements, _ stored: inout [Stored]
    ) {
        switch action.kind {
        case .put(let put):
            guard case .entity(let entity, let label) = put.item else { return }
            let isAlone = transaction.actions.filter { $0.putEntity != nil }.count == 1 || element != nil
            let wanted = isAlone ? "item" : "stored" + SwiftIdentifier.upperCamel(label).text
            let item = scope.local(wanted)
            let mode: MethodBuilder.PutMode = action.failure == .alreadyExists ? .create : .put
            builder.encode(
                label, entity, mode: mode, version: nil,
                stored: read.flatMap { scope.isKnown($0) ? scope.variable($0) : nil }, now: now, item: item,
                &scope, &body, from: element)
            stored.append(Stored(label: label, entity: entity, variable: item, isList: false))
            let input = builder.input(put, item: item, now: now, &scope, &body)
            let meaning =
                read == nil ? nil : builder.writer(scope, now: now).fittingMeaning(of: entity)
            append(action, ".put", input, actions, meaning: meaning, &body)
        case .update(var update):
            update.returns = .none
            guard let pattern = updatePattern(action.label) else { return }
            let input = builder.input(update, pattern: pattern, version: version, now: now, &scope, &body)
            let meaning =
                pattern.isUpsert
                ? builder.writer(scope, now: now).fittingMeaning(of: update.entity, version: version) : nil
            append(action, ".update", input, actions, meaning: meaning, &body)
        case .delete(let delete):
            let input = builder.input(delete, version: version, now: now, &scope, &body)
            append(action, ".delete", input, actions, &body)
        case .check(let check):
            let input = builder.input(check, version: nil, now: now, isCheck: true, &scope, &body)
            append(action, ".conditionCheck", input, actions, &body)
        }
    }

    private func append(
        _ action: PlannedTransaction.Action, _ kind: String, _ input: SwiftExpression, _ actions: String,
        meaning own: String? = nil, _ body: inout SwiftStatements
    ) {
        let writer = builder.writer(MethodScope(context), now: action.usesNow(context) ? now : "")
        let keyNames = context.keyNamesLiteral(of: action.table)
        let meaning =
            own
            ?? writer.meaning(action.failure, entity: action.entity, version: action.isCompanion ? nil : version)
        let call = SwiftExpression.call(
            context.known(.transactionAction),
            [.call(kind, [input]), .labeled("keyNames", .text(keyNames)), .text(meaning)])
        body.add(.call("\(actions).append", [call]))
    }

    private func updatePattern(_ label: String) -> UpdatePattern? {
        if let update { return update }
        for step in steps where step.label == label {
            if case .update(let update) = step.action { return update }
        }
        return nil
    }
}

extension AccessPlan {
    /// The transactions of calls that give as much as one of its combinations beside what elements of lists bring.
    func combinations(ofElementsBeside one: AccessPlan) -> [(given: [String], transaction: PlannedTransaction)] {
        let own = optionalsOfElements
        let others = (one.given ?? []).filter { !own.contains($0) }
        return ([self] + withFewer).compactMap { plan in
            let given = plan.given ?? []
            guard given.filter({ !own.contains($0) }) == others, case .transact(let transaction)? = plan.requests.last
            else { return nil }
            return (given.filter(own.contains), transaction)
        }
    }
}

extension PlannedTransaction.Action {
    var table: TableID {
        switch kind {
        case .put(let put): put.table
        case .update(let update): update.table
        case .delete(let delete), .check(let delete): delete.table
        }
    }

    var entity: EntityID {
        switch kind {
        case .put(let put):
            switch put.item {
            case .entity(let entity, _), .companion(_, let entity, _): entity
            }
        case .update(let update): update.entity
        case .delete(let delete), .check(let delete): delete.entity
        }
    }

    /// Whose whole item it puts.
    var putEntity: EntityID? {
        guard case .put(let put) = kind, case .entity(let entity, _) = put.item else { return nil }
        return entity
    }

    var isCompanion: Bool {
        guard case .put(let put) = kind, case .companion = put.item else { return isCompanionDelete }
        return true
    }

    var isCompanionDelete: Bool {
        guard case .delete(let delete) = kind, case .uniqueKey? = delete.key.first?.value else { return false }
        return true
    }
}
