import KeywrightModel
import KeywrightPlanner

/// The code of a test on values that the call knows.
struct KnownTestCode {
    private let test: KnownTest
    private let writer: RequestWriter
    private var context: SwiftContext { writer.context }

    init(_ test: KnownTest, writer: RequestWriter) {
        self.test = test
        self.writer = writer
    }

    /// The tests of an `if`; what has to run before it is written.
    ///
    /// - Parameters:
    ///   - sources: What the branch uses in which the test holds: arguments of these that may be nil are not, there.
    ///   - inner: The scope of that branch.
    func tests(
        unwrapping sources: [ValueSource], _ scope: inout MethodScope, _ inner: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> [String] {
        var bindings: [String] = []
        var bound: Set<AttributeID> = []
        for argument in sources.flatMap(\.arguments) where scope.stored(argument) == nil || argument.isInKey(sources) {
            let (code, isOptional) = inner.code(of: argument)
            if !isOptional { continue }
            let words = [context.design[argument.entity][argument.attribute].name] + argument.path
            let wanted = SwiftIdentifier.lowerCamel(words.joined(separator: "-")).declared
            // A parameter can hide itself.
            let name = code == wanted ? wanted : inner.local(wanted)
            bindings.append(name == code ? "let \(name)" : "let \(name) = \(code)")
            // The empty set is absent.
            if case .set = context.valueType(of: argument) { bindings.append("!\(name).isEmpty") }
            inner.replace(argument, by: name)
            if argument.path.isEmpty { bound.insert(argument.attribute) }
        }
        scope.take(inner)
        let simple = simpleCode(scope, bound)
        let code = simple ?? (generic(&scope, &body))
        return (code.isEmpty ? [] : [code]) + bindings
    }

    /// Of a test that something is there; nil of any other. Empty where a binding says it.
    private func simpleCode(_ scope: MethodScope, _ bound: Set<AttributeID>) -> String? {
        guard case .test(let single) = test.condition, case .exists(let reference) = single.kind,
            reference.path.isEmpty, let value = test.values.first, case .argument(let argument) = value.source
        else { return nil }
        if bound.contains(reference.attribute) { return "" }
        if let stored = scope.stored(argument) { return stored + " != nil" }
        let (code, isOptional) = scope.code(of: argument)
        if case .set = context.valueType(of: argument) {
            return isOptional ? "\(code)?.isEmpty == false" : "!\(code).isEmpty"
        }
        return isOptional ? code + " != nil" : nil
    }

    /// Holds the values as an item, and tests that.
    private func generic(_ scope: inout MethodScope, _ body: inout SwiftStatements) -> String {
        var fixed: [(String, ThrowingCode)] = []
        var later = SwiftStatements(indentation: body.indentation)
        let known = scope.local("known")
        var writer = writer
        writer.values.scope = scope
        for value in test.values {
            let name = context.design[test.entity][value.attribute].storedName
            let place = "\(known)[\(SwiftLiteral.string(name))]"
            if let stored = optional(value.source, writer) {
                later.add(
                    .joined("\(place) = ", writer.wrapped(.text(stored.tried), isThrowing: stored.isThrowing), ""))
                continue
            }
            guard case .argument(let argument) = value.source else {
                fixed.append((name, writer.values.code(value.source, entity: test.entity)))
                continue
            }
            let (code, isOptional) = scope.code(of: argument)
            if isOptional {
                var inner = scope
                let variable = inner.local("value")
                inner.replace(argument, by: variable)
                var own = writer
                own.values.scope = inner
                let isSet = if case .set = context.valueType(of: argument) { true } else { false }
                later.block("if let \(variable) = \(code)" + (isSet ? ", !\(variable).isEmpty" : "")) {
                    assign(argument, to: place, own, &$0)
                }
            } else if case .set = context.valueType(of: argument) {
                later.block("if !\(code).isEmpty") { assign(argument, to: place, writer, &$0) }
            } else {
                fixed.append((name, writer.values.code(argument)))
            }
        }
        let (dictionary, isThrowing) = writer.dictionary(fixed)
        let item = writer.wrapped(dictionary, isThrowing: isThrowing)
        let test = scope.local("test")
        let tester = context.known(.itemTest)
        if later.isEmpty {
            body.constant(test, .call(tester, [item]))
        } else {
            body.add(.joined("var \(known): \(context.known(.item)) = ", item, ""))
            body.append(later)
            body.constant(test, .call(tester, [.text(known)]))
        }
        let code = ItemTestCode(
            context: context, entity: self.test.entity, test: test, now: writer.values.now)
        return code.write(self.test.condition, &scope, &body)
    }

    private func assign(
        _ argument: Argument, to place: String, _ writer: RequestWriter, _ body: inout SwiftStatements
    ) {
        let code = writer.values.code(argument)
        body.add(.joined("\(place) = ", writer.wrapped(.text(code.tried), isThrowing: code.isThrowing), ""))
    }

    /// A value that may be nil: of an item that was read.
    private func optional(_ source: ValueSource, _ writer: RequestWriter) -> ThrowingCode? {
        switch source {
        case .argument(let argument): return writer.values.scope.stored(argument).map { ThrowingCode($0) }
        case .held(let held):
            let code = writer.values.code(held)
            return code
        case .keyText, .literal, .now, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .elements,
            .keyRead:
            return nil
        }
    }
}

extension ValueSource {
    /// What of the call's values, and of the item that was read, it is made of.
    var arguments: [Argument] {
        switch self {
        case .keyText(let parts): parts.compactMap(\.argument)
        case .argument(let argument), .argumentOrNow(let argument, _), .difference(_, let argument): [argument]
        case .held(let held): [held.argument]
        case .uniqueKey(let key): key.scope.compactMap(\.argument) + key.sources.flatMap(\.arguments)
        case .ownerKey(let key): key.flatMap(\.value.arguments)
        case .elements(let sources, _): sources.flatMap(\.arguments)
        case .literal, .now, .repetition, .keyRead: []
        }
    }
}

extension Argument {
    /// Whether a text among the sources holds it, for which it has to be a value of Swift.
    fileprivate func isInKey(_ sources: [ValueSource]) -> Bool {
        sources.contains { source in
            guard case .keyText(let parts) = source else { return false }
            return parts.contains { $0.argument == self || $0.held?.argument == self }
        }
    }
}

extension KeyTextPart {
    /// A value of the item that is there.
    var held: HeldValue? {
        if case .held(let held, _, _) = self { held } else { nil }
    }
}
