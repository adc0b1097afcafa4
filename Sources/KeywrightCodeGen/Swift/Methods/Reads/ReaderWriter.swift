import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Writes the private function that makes the reader of a query or a scan.
struct ReaderWriter {
    struct Reader {
        var name: String
        /// A value can be refused.
        var isThrowing: Bool
        /// It reads several partitions, if only for some calls.
        var fansOut: Bool
        var method: MethodView
    }

    private let builder: MethodBuilder
    private let name: MethodBuilder.Name
    private let pattern: AccessPattern
    private let plan: AccessPlan
    private let element: ReadElement

    init(
        _ builder: MethodBuilder, _ name: MethodBuilder.Name, _ pattern: AccessPattern, _ plan: AccessPlan,
        element: ReadElement
    ) {
        self.builder = builder
        self.name = name
        self.pattern = pattern
        self.plan = plan
        self.element = element
    }

    private var context: SwiftContext { builder.context }

    func write(_ scope: MethodScope, consistent: String?) -> Reader {
        let fansOut = ([plan] + plan.withFewer).contains { !$0.fans.isEmpty }
        var body = builder.body()
        var isThrowing = false
        builder.combinations(plan, scope, &body) { one, scope, body in
            guard let pages = PlannedPages(one) else { return }
            var writer = PageRequestWriter(builder, one, pages, scope)
            var request = writer.write(
                consistent: consistent, fansOut: fansOut, demandedLists: demandedLists, &body)
            // What is only counted is not looked at.
            let filters = pages.query?.countsOnly == true && !element.isStored ? [] : writer.filters(&body)
            isThrowing = isThrowing || writer.isThrowing
            request += arguments(one, pages, writer, filters, &isThrowing)
            let call = SwiftExpression.call(context.known(fansOut ? .fanOutReader : .pageReader), request)
            let isAlone = body.isEmpty && plan.withFewer.isEmpty
            body.add(.joined(isAlone ? "" : "return ", call, ""))
        }
        let effects = isThrowing ? " throws(\(context.known(.valueError)))" : ""
        let type = context.known(fansOut ? .fanOutReader : .pageReader)
        let declaration = SwiftLayout.list(
            "func " + name.reader, scope.parameters.map(\.requirement), effects + " -> \(type)<\(element.type)>",
            indentation: MethodBuilder.indentation + "private ".count + " {".count)
        return Reader(
            name: name.reader, isThrowing: isThrowing, fansOut: fansOut,
            method: MethodView(doc: [], access: "private ", declaration: declaration, body: body.lines))
    }

    /// The lists of which each item that is asked for holds a value.
    private var demandedLists: [String] {
        let filters: [Condition?] =
            switch pattern.operation {
            case .query(let query): query.entities.map(\.filter)
            case .scan(let scan): [scan.branch.filter]
            case .deleteAll(let deleteAll): [deleteAll.branch.filter]
            case .get, .batchGet, .transactGet, .create, .put, .update, .delete, .batchPut, .batchDelete, .transact:
                []
            }
        guard let first = filters.first else { return [] }
        return (first?.demandedLists ?? []).filter { name in
            filters.allSatisfy { $0?.demandedLists.contains(name) ?? false }
        }
    }

    /// The most requests of one page, where the pattern says.
    private var reads: Int? {
        if case .query(let query) = pattern.operation { query.reads?.value } else { nil }
    }

    // MARK: The reader

    private func arguments(
        _ one: AccessPlan, _ pages: PlannedPages, _ writer: PageRequestWriter, _ filters: [ElementDecoderCode.Filter],
        _ isThrowing: inout Bool
    ) -> [SwiftExpression] {
        var arguments: [SwiftExpression] = [.labeled("pattern", .text(SwiftLiteral.string(name.pattern)))]
        let parameters = plan.parameters.map { parameter -> ThrowingCode in
            let isGiven = one.parameters.contains { $0.name == parameter.name }
            return isGiven ? self.parameter(parameter, writer.values.scope) : ThrowingCode("nil")
        }
        isThrowing = isThrowing || parameters.contains { $0.isThrowing }
        if !parameters.isEmpty {
            arguments.append(.labeled("parameters", .array(parameters.map { .text($0.tried) })))
        }
        arguments.append(.labeled("keyNames", .text(context.keyNamesLiteral(of: pages.table, index: pages.index))))
        if let limit = pages.limit {
            arguments.append(.labeled("largestPage", .text(SwiftLiteral.integer(Int64(limit)))))
        }
        if let reads { arguments.append(.labeled("maxReads", .text(SwiftLiteral.integer(Int64(reads))))) }
        if let fetch = pages.fetch { arguments.append(.labeled("fetch", self.fetch(fetch, writer.values.scope))) }
        if context.design[pages.table].foreign == .skip { arguments.append(.labeled("foreign", ".skip")) }
        if !filters.isEmpty { arguments.append(.labeled("isFiltered", "true")) }
        var decoder = ElementDecoderCode(context: context, plan: one, pages: pages, element: element)
        decoder.filters = filters
        return arguments + [.labeled("decode", decoder.code(writer.values))]
    }

    private func parameter(_ parameter: PlanParameter, _ scope: MethodScope) -> ThrowingCode {
        guard case .value(let type, let entity, let attribute, _) = parameter.kind else { return ThrowingCode("nil") }
        let argument = Argument(name: parameter.name, entity: entity, attribute: attribute)
        let swiftType = context.swiftType(of: type, near: attribute, of: entity)
        return ValueCode.attributeValue(
            scope.code(of: argument).code, type, typeText: context.namer.text(swiftType, in: .namespace), context)
    }

    private func fetch(_ get: PlannedGet, _ scope: MethodScope) -> SwiftExpression {
        var arguments: [SwiftExpression] = [
            .labeled("store", .text(scope.member("store"))),
            .labeled("table", .text(scope.member(context.namer.tableName(get.table).text))),
            .labeled("keyNames", .text(context.keyNamesLiteral(of: get.table))),
        ]
        if let projection = get.projectionExpression {
            arguments.append(.labeled("projection", .string(projection)))
            arguments.append(.labeled("names", builder.writer(scope).names(get.tables.names)))
        }
        return .call(context.known(.itemFetch), arguments)
    }
}
