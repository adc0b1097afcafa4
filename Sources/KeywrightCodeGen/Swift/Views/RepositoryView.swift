import KeywrightTemplates

/// A repository and its protocol.
struct RepositoryView: TemplateViewable {
    var access: String
    var entity: String
    var name: String
    var protocolName: String
    var sendable: String
    /// `store: ItemStore` and the like.
    var members: [String]
    var requirements: [RequirementView]
    var methods: [MethodView]

    var templateValue: TemplateValue {
        [
            "access": .text(access), "entity": .text(entity), "name": .text(name),
            "protocolName": .text(protocolName), "sendable": .text(sendable), "members": .texts(members),
            "requirements": .views(requirements), "methods": .views(methods),
        ]
    }
}

/// A method as a protocol requires it.
struct RequirementView: TemplateViewable {
    var isDiscardable: Bool
    var declaration: String

    var templateValue: TemplateValue {
        ["isDiscardable": .bool(isDiscardable), "declaration": .text(declaration)]
    }
}

/// A function or an initializer.
struct MethodView: TemplateViewable {
    var doc: [String]
    /// `public `, `private ` or nothing.
    var access: String
    var isDiscardable = false
    /// Up to the brace, with line breaks where it is too long for a line.
    var declaration: String
    var body: [String]

    var templateValue: TemplateValue {
        [
            "doc": .doc(doc), "access": .text(access), "isDiscardable": .bool(isDiscardable),
            "declaration": .text(declaration), "body": .texts(body),
        ]
    }
}

extension TemplateValue {
    /// The lines of a doc comment as they stand behind `///`.
    static func doc(_ lines: [String]) -> TemplateValue { .texts(lines.map { $0.isEmpty ? "" : " " + $0 }) }
}
