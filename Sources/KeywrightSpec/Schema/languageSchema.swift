package import KeywrightDiagnostics

/// The JSON Schema of the language, draft 07, made of the tables that decoding uses.
///
/// It describes structure alone: it accepts what has no finding KW002, KW003 or KW004. Templates, conditions, types and
/// names are texts to it. A YAML reader re-types plain scalars, so a text may be a string, a number or a boolean, and a
/// number may be the string that a quoted one is.
package func languageSchema() -> JSONValue {
    var schema = SchemaWriter()
    var members: [JSONValue.Member] = [
        .init("$schema", "http://json-schema.org/draft-07/schema#"),
        .init("title", "A Keywright design"),
        .init(
            "description", "Tables and indexes, entities with their key templates, and access patterns for DynamoDB."),
    ]
    // Without any key that only a design has, a file is one that a design includes.
    let ofDesigns = keysOf(.design).filter { designOnlyKeys.contains($0.key) }.map(\.name)
    members += [
        .init("type", "object"), .init("if", ["anyOf": schema.requiring(ofDesigns)]),
        .init("then", schema.reference(.map(.design))), .init("else", schema.reference(.map(.part))),
    ]
    members.append(.init("definitions", .object(schema.definitions())))
    return .object(members)
}

/// Renders kinds of maps and what stands behind keys, and notes which definitions that needs.
private struct SchemaWriter {
    /// In the order in which they were first met, so that the text is the same every time.
    private var wanted: [Definition] = []
    private var known: Set<Definition> = []

    enum Definition: Hashable {
        case map(NodeKind)
        case pattern, step, index, type

        var name: String {
            switch self {
            case .map(let kind): "\(kind)"
            case .pattern: "pattern"
            case .step: "step"
            case .index: "anyIndex"
            case .type: "type"
            }
        }
    }

    /// Every definition that the ones before it asked for.
    mutating func definitions() -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        while members.count < wanted.count {
            let definition = wanted[members.count]
            let content: [JSONValue.Member] =
                switch definition {
                case .map(.design): map(.design) + entitiesNameTheirTable
                case .map(let kind): map(kind)
                case .pattern: choice(operationNames) { OperationKind(rawValue: $0)?.nodeKind }
                case .step: choice(stepNames) { StepKind(rawValue: $0)?.nodeKind }
                case .index: index()
                case .type: [.init("anyOf", .array(typeWords.flatMap(constants) + [value(.text)]))]
                }
            members.append(.init(definition.name, .object(content)))
        }
        return members
    }

    /// A map with the keys of its kind.
    mutating func map(_ kind: NodeKind) -> [JSONValue.Member] {
        let rules = keysOf(kind)
        var properties: [JSONValue.Member] = []
        for rule in rules {
            guard let meaning = meaning(of: rule.name, in: kind) else { continue }
            properties.append(.init(rule.name, described(meaning)))
        }
        var members: [JSONValue.Member] = [
            .init("type", "object"), .init("properties", .object(properties)),
            .init("patternProperties", ["^x-": [:]]),
            .init("additionalProperties", shapeOfNames(in: kind).map { value($0) } ?? false),
        ]
        let required = rules.filter { $0.standing == .required }.map(\.name)
        if !required.isEmpty { members.append(.init("required", .strings(required))) }
        if let choice = keyChoice(in: kind) {
            let names = choice.names.filter { name in rules.contains { $0.name == name } }
            let holding = kind == .update || kind == .updateStep
            members.append(
                .init(choice.isExclusive ? "oneOf" : "anyOf", holding ? holdingSome(names) : requiring(names)))
        }
        return members
    }

    /// A map whose kind is that of the operation that it names. The operations stand in `properties` too, so that an
    /// editor offers them before one is there.
    private mutating func choice(_ names: [String], kind: (String) -> NodeKind?) -> [JSONValue.Member] {
        var properties: [JSONValue.Member] = []
        var branches: [JSONValue] = []
        for name in names {
            guard let kind = kind(name) else { continue }
            if let meaning = meaning(of: name, in: kind) {
                properties.append(.init(name, ["description": .string(meaning.description)]))
            }
            // A `delete` beside `update` says what is deleted from a set.
            let condition: JSONValue =
                name == "delete"
                ? ["required": ["delete"], "not": ["required": ["update"]]] : ["required": .strings([name])]
            branches.append(["if": condition, "then": reference(.map(kind))])
        }
        return [
            .init("type", "object"), .init("properties", .object(properties)), .init("anyOf", requiring(names)),
            .init("allOf", .array(branches)),
        ]
    }

    /// A local index is one that says so; its partition is the table's.
    private mutating func index() -> [JSONValue.Member] {
        [
            .init("type", "object"),
            .init("if", ["required": ["local"], "properties": ["local": ["enum": [true, "true"]]]]),
            .init("then", reference(.map(.localIndex))), .init("else", reference(.map(.index))),
        ]
    }

    /// Some key that says something: what it holds is not empty.
    private func holdingSome(_ names: [String]) -> JSONValue {
        .array(
            names.map { name in
                let content = JSONValue.Member(name, ["minItems": 1, "minProperties": 1])
                return ["required": .strings([name]), "properties": .object([content])]
            })
    }

    func requiring(_ names: [String]) -> JSONValue {
        .array(names.map { ["required": .strings([$0])] })
    }

    /// What stands behind a key, with what the key means. Draft 07 ignores what stands beside a reference.
    private mutating func described(_ meaning: KeyMeaning) -> JSONValue {
        let description = JSONValue.Member("description", .string(meaning.description))
        guard case .object(let members) = value(meaning.shape) else { return .object([description]) }
        if members.contains(where: { $0.name == "$ref" }) {
            return .object([description, .init("allOf", [.object(members)])])
        }
        return .object([description] + members)
    }

    mutating func reference(_ definition: Definition) -> JSONValue {
        if known.insert(definition).inserted { wanted.append(definition) }
        return ["$ref": .string("#/definitions/\(definition.name)")]
    }

    /// - Parameter isElement: whether it stands in a list, where `null` is a text and not the lack of one.
    private mutating func value(_ shape: ValueShape, isElement: Bool = false) -> JSONValue {
        switch shape {
        case .text: return isElement ? ["type": .strings(scalars + ["null"])] : ["type": .strings(scalars)]
        case .textOr(let words): return ["anyOf": .array(words.flatMap(constants) + [value(.text)])]
        case .words(let words): return ["oneOf": .array(words.flatMap(constants))]
        case .boolean: return ["anyOf": [["type": "boolean"], string("^(true|false)$")]]
        case .integer(let minimum):
            return [
                "anyOf": [
                    ["type": "integer", "minimum": .int(minimum)], string(minimum > 0 ? "^0*[1-9][0-9]*$" : "^[0-9]+$"),
                ]
            ]
        case .number: return ["anyOf": [["type": "number"], string("^-?\(decimal)$")]]
        case .quantity(.count): return ["anyOf": [["type": "number", "minimum": 0], string("^\(decimal)[kMG]?$")]]
        case .quantity(.countFromOne):
            return [
                "anyOf": [
                    ["type": "number", "minimum": 1], string("^(?!0*(\\.[0-9]+)?$)\(decimal)[kMG]?$"),
                ]
            ]
        case .quantity(.size): return string("^\(decimal)[KM]?B$")
        case .quantity(.rate): return string("^\(decimal)[kMG]?/(s|min|h|d)$")
        case .quantity(.share): return string(#"^(?![0.]+%$)0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%$"#)
        case .order: return string("^ *([^ ]+ +)?(ascending|descending) *$")
        case .map(let kind): return reference(.map(kind))
        case .pattern: return reference(.pattern)
        case .step: return reference(.step)
        case .index: return reference(.index)
        case .type: return reference(.type)
        case .named(let shape, let needsOne):
            var members: [JSONValue.Member] = [
                .init("type", "object"), .init("patternProperties", ["^x-": [:]]),
                .init("additionalProperties", value(shape)),
            ]
            // Notes beside the names count for none.
            if needsOne { members.append(.init("not", ["propertyNames": ["pattern": "^x-"]])) }
            return .object(members)
        case .list(let element, let least):
            var members: [JSONValue.Member] = [
                .init("type", "array"), .init("items", value(element, isElement: true)),
            ]
            if least > 0 { members.append(.init("minItems", .int(least))) }
            return .object(members)
        case .either(let shapes): return ["anyOf": .array(shapes.map { value($0, isElement: isElement) })]
        case .value: return ["not": ["type": "null"]]
        case .anything: return [:]
        }
    }

    /// A word, and what a YAML reader may make of it.
    private func constants(_ word: ValueShape.Word) -> [JSONValue] {
        let retyped: [JSONValue] =
            switch word.text {
            case "true": [true]
            // A YAML 1.1 reader takes `off` for a boolean.
            case "false", "off": [false]
            case let text where text.utf8.allSatisfy { (48...57).contains($0) }: [.number(text)]
            default: []
            }
        return (retyped + [.string(word.text)]).map { ["const": $0, "description": .string(word.description)] }
    }

    private func string(_ pattern: String) -> JSONValue { ["type": "string", "pattern": .string(pattern)] }
}

/// Where there are several tables, each entity says which is its own.
private let entitiesNameTheirTable: [JSONValue.Member] = [
    .init("if", ["required": ["tables"], "properties": ["tables": ["minProperties": 2]]]),
    .init(
        "then",
        [
            "properties": [
                "entities": ["patternProperties": ["^x-": [:]], "additionalProperties": ["required": ["table"]]]
            ]
        ]),
]

/// What a YAML reader makes of a plain scalar.
private let scalars = ["string", "number", "boolean"]

private let decimal = #"[0-9]+(\.[0-9]+)?"#
