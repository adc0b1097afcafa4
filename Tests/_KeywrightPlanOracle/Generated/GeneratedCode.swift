import KeywrightCodeGen
import KeywrightInMemory
import KeywrightRuntime
import _KeywrightGeneratedCalls

/// Generated code of a design, and the engine that it works on.
struct GeneratedCode: Sendable {
    /// What became of a call.
    enum Answer {
        case gave(CallResult)
        case failed(RepositoryError)
        /// It does not fit the method, or something else went wrong.
        case impossible(String)
    }

    let engine = InMemoryDynamoDB()
    /// What generated code sends.
    let sent = RequestLog()
    /// What the interpreter of the report sends.
    let planned = RequestLog()
    private let calls: any GeneratedCalls
    private let methods: [String: SwiftMethod]
    private let design: PlainDesign

    init(_ design: GeneratedDesign, _ calls: any GeneratedCalls.Type) {
        self.design = design.design
        methods = Dictionary(design.calls.methods.map { ($0.pattern, $0) }) { first, _ in first }
        self.calls = calls.init(
            client: RecordingClient(engine: engine, log: sent),
            now: { Timestamp(millisecondsSinceEpoch: Int64(AttributePools.now)) ?? .now })
    }

    func method(of pattern: PlainPattern) -> SwiftMethod? { methods[pattern.name] }

    func call(
        _ pattern: PlainPattern, _ arguments: [String: PlanArgument], scope: AttributeValue?,
        part: GeneratedCall.Part = .whole
    ) async -> Answer {
        let call = GeneratedCall(pattern.name, arguments.mapValues(\.callValue), scope: scope, part: part)
        do {
            return .gave(try await calls.call(call))
        } catch let error as RepositoryError {
            return .failed(error)
        } catch {
            return .impossible("\(error)")
        }
    }

    /// A value of the scope within which a call stays.
    enum Scope {
        case none
        case value(AttributeValue)
        /// The call needs several at once, which no context has.
        case several
    }

    func scope(of pattern: PlainPattern, _ arguments: [String: PlanArgument]) -> Scope {
        guard let scope = design.scope, methods[pattern.name]?.isScoped ?? false else { return .none }
        let names = Set(([pattern] + pattern.steps).map { $0.argument(scope) } + [scope])
        var found: Set<AttributeValue> = []
        for (name, argument) in arguments {
            switch argument {
            case .value(let value, let type): if names.contains(name) { found.insert(type.callValue(value)) }
            case .list: continue
            case .item(let item): found.formUnion(values(names, item))
            case .items(let items): for item in items { found.formUnion(values(names, item)) }
            }
        }
        if found.count > 1 { return .several }
        let type = design.types[scope]
        let any = design.entities.first?[scope]?.pool.first.flatMap { value in type?.callValue(value) }
        return (found.first ?? any).map { .value($0) } ?? .none
    }

    private func values(_ names: Set<String>, _ item: PlanItem) -> [AttributeValue] {
        item.filter { names.contains($0.key) }.values.map { $0.type.callValue($0.value) }
    }
}
