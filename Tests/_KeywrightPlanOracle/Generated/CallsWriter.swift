import KeywrightCodeGen

/// Writes the Swift that calls the generated methods of a design by the names of its patterns: a `GeneratedCalls`.
struct CallsWriter {
    let calls: SwiftCalls
    let number: Int
    /// The design that the code is generated of.
    let design: PlainDesign

    /// The file that stands beside the generated ones.
    var text: String {
        var parts = [
            "public import KeywrightRuntime\npublic import _KeywrightGeneratedCalls\n",
            entryPoint,
            "nonisolated extension \(calls.namespace) {\n" + dispatch
                + calls.methods.indices.map(method).joined() + "}\n",
            "nonisolated extension \(calls.namespace) {\n" + calls.items.map(maker).joined(separator: "\n") + "}\n",
        ]
        let readers = readTypes.map { reader($0.type, $0.items, isChoice: $0.isChoice) }
        parts.append("nonisolated extension \(calls.namespace) {\n" + readers.joined(separator: "\n") + "}\n")
        return parts.joined(separator: "\n")
    }

    private var entryPoint: String {
        """
        /// The design of number \(number).
        nonisolated public struct Calls: GeneratedCalls {
            public static let number = \(number)
            public static let design = \(literal(design.yaml))
            private let namespace: \(calls.namespace)

            public init(client: some DynamoDBClient, now: @escaping @Sendable () -> Timestamp) {
                namespace = \(calls.namespace)(client: client, now: now)
            }

            public func call(_ call: GeneratedCall) async throws -> CallResult { try await namespace.call(call) }
        }

        """
    }

    private var dispatch: String {
        let cases = calls.methods.enumerated().map { place, method in
            "        case \(literal(method.pattern)): return try await call\(place)(call, call.arguments)\n"
        }
        return """
                fileprivate func call(_ call: GeneratedCall) async throws -> CallResult {
                    switch call.pattern {
            \(cases.joined())        default: throw BadCall("no method for \\(call.pattern)")
                    }
                }

            """
    }

    private func literal(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\"", "\\": "\\" + String(scalar)
            case " "..."~": String(scalar)
            default: "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    // MARK: Methods

    private func method(_ place: Int) -> String {
        let method = calls.methods[place]
        let parameters = "_ call: GeneratedCall, _ given: CallArguments"
        var lines = ["    private func call\(place)(\(parameters)) async throws -> CallResult {"]
        let context = method.isScoped ? ".scoped(\(calls.scopeLabel ?? ""): try call.scopeValue())" : ""
        lines.append("        let methods = self\(context).\(method.repository)")
        lines += body(method).map { "        " + $0 }
        return lines.map { $0 + "\n" }.joined() + "    }\n\n"
    }

    private func body(_ method: SwiftMethod) -> [String] {
        let given = method.parameters.map(argument)
        let call = { (more: [String]) in "methods.\(method.name)(\((given + more).joined(separator: ", ")))" }
        let plain = "try await \(call([]))"
        switch method.result {
        case .nothing, .put: return [plain, "return .done"]
        case .count: return ["return .count(\(plain))"]
        case .unwritten: return ["return .unwritten(\(plain).count)"]
        case .itemOfEach: return ["return try .some(\(plain), as: Self.read)"]
        case .item:
            let kind = isWrite(method) ? "wrote" : "one"
            return ["return try .\(kind)(\(plain), as: Self.read)"]
        case .itemOfEachEntity:
            let parts = method.items.map { "found.\($0.accessor).map(Self.read)" }
            return ["let found = \(plain)", "return try .some([\(parts.joined(separator: ", "))], as: { $0 })"]
        case .pages:
            return [
                "return try await call.pages(",
                "    page: { try await \(call(["limit: $0", "cursor: $1"])) },",
                "    plain: { try await \(call(["cursor: $0"])) },",
                "    all: { try await methods.\(method.nameOfAll)(\(given.joined(separator: ", "))).collect() },",
                "    as: Self.read)",
            ]
        }
    }

    private func isWrite(_ method: SwiftMethod) -> Bool {
        design.patterns.contains { $0.name == method.pattern && !$0.kind.isRead }
    }

    private func argument(_ parameter: SwiftMethod.Parameter) -> String {
        let label = parameter.label.map { $0 + ": " } ?? ""
        let name = literal(parameter.name)
        switch parameter.kind {
        case .value(let isOptional): return "\(label)try given.\(isOptional ? "optional" : "value")(\(name))"
        case .item(let entity): return "\(label)try Self.make\(entity)(given.item(\(name)))"
        case .items(let entity): return "\(label)try given.items(\(name)).map(Self.make\(entity))"
        case .elements(let element): return "\(label)try given.items(\(name)).map { try \(made(element)) }"
        }
    }

    private func made(_ element: SwiftMethod.Element) -> String {
        let values = element.members.map { member in
            (member.label, "$0.\(member.isOptional ? "optional" : "value")(\(literal(member.name)))")
        }
        if element.type == nil, values.count == 1 { return values[0].1 }
        return (element.type ?? "") + "(" + values.map { "\($0): \($1)" }.joined(separator: ", ") + ")"
    }

    // MARK: Items

    private func maker(_ item: SwiftItem) -> String {
        let properties = item.properties.map { property -> String in
            let function = property.isOptional ? "optional" : "value"
            return "            \(property.label): given.\(function)(\(literal(property.attribute)))"
        }
        return """
                fileprivate static func make\(item.entity)(_ given: CallArguments) throws -> \(item.type) {
                    try \(item.type)(
            \(properties.joined(separator: ",\n")))
                }

            """
    }

    /// The types that reads give: whole items, structs of what is selected, and enums of these.
    private var readTypes: [(type: String, items: [SwiftItem], isChoice: Bool)] {
        var found: [(type: String, items: [SwiftItem], isChoice: Bool)] = calls.items.map { ($0.type, [$0], false) }
        for method in calls.methods {
            for item in method.items where !item.isWhole { found.append((item.type, [item], false)) }
            guard let type = method.choice else { continue }
            found.append((type, method.items, true))
        }
        return found
    }

    private func reader(_ type: String, _ items: [SwiftItem], isChoice: Bool) -> String {
        let head = "    fileprivate static func read(_ item: \(type)) throws -> CallItem {\n"
        if isChoice {
            let cases = items.map { "        case .\($0.accessor)(let item): try read(item)\n" }
            return head + "        switch item {\n" + cases.joined() + "        }\n    }\n"
        }
        let item = items[0]
        let properties = item.properties.map { property in
            "        try found.add(\(literal(property.attribute)), item.\(property.member))\n"
        }
        return head + "        var found = CallItem(\(literal(item.entity)), isWhole: \(item.isWhole))\n"
            + properties.joined() + "        return found\n    }\n"
    }
}
