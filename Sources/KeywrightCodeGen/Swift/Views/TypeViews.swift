import KeywrightTemplates

/// The enums and objects of an extension, each with what stands before it.
struct TypesView: TemplateViewable {
    var enums: [EnumView]
    var objects: [ObjectView]

    var templateValue: TemplateValue {
        [
            "hasTypes": .bool(!(enums.isEmpty && objects.isEmpty)), "enums": .views(enums),
            "objects": .views(objects), "hasBoth": .bool(!(enums.isEmpty || objects.isEmpty)),
        ]
    }
}

/// An enum of stored names.
struct EnumView: TemplateViewable {
    struct Case: TemplateViewable {
        var name: String
        /// The literal of the stored name, where it is not the case's own.
        var stored: String?

        var templateValue: TemplateValue { ["name": .text(name), "stored": .optional(stored)] }
    }

    var doc: [String]
    var access: String
    var name: String
    var conformances: String
    var cases: [Case]

    var templateValue: TemplateValue {
        [
            "doc": .doc(doc), "access": .text(access), "name": .text(name), "conformances": .text(conformances),
            "cases": .views(cases),
        ]
    }
}

/// A struct of values: an entity's item, or an object within one.
struct ObjectView: TemplateViewable {
    struct Property: TemplateViewable {
        var doc: [String]
        /// `note: String?`, with a default where there is one.
        var declaration: String

        var templateValue: TemplateValue { ["doc": .doc(doc), "declaration": .text(declaration)] }
    }

    var doc: [String]
    var access: String
    var name: String
    var conformances: String
    var properties: [Property]
    /// nil where Swift's own does.
    var initializer: MethodView?
    /// Of objects within items; those of entities stand in an extension.
    var coding: [MethodView]

    var templateValue: TemplateValue {
        [
            "doc": .doc(doc), "access": .text(access), "name": .text(name), "conformances": .text(conformances),
            "properties": .views(properties),
            "methods": .views((initializer.map { [$0] } ?? []) + coding),
        ]
    }
}

/// The struct of a key.
struct KeyView: TemplateViewable {
    struct Property: TemplateViewable {
        var doc: [String]
        var name: String
        var type: String

        var templateValue: TemplateValue {
            ["doc": .doc(doc), "name": .text(name), "type": .text(type)]
        }
    }

    var doc: [String]
    var access: String
    var name: String
    var conformances: String
    var properties: [Property]
    var methods: [MethodView]
    /// The type of `attributes`, and its lines.
    var item: String
    var attributes: [String]

    var templateValue: TemplateValue {
        [
            "doc": .doc(doc), "access": .text(access), "name": .text(name), "conformances": .text(conformances),
            "properties": .views(properties), "methods": .views(methods), "item": .text(item),
            "attributes": .texts(attributes),
        ]
    }
}

/// An enum that only holds constants.
struct ConstantsView: TemplateViewable {
    struct Constant {
        var name: String
        /// The lines of the value; the first stands behind `=`.
        var value: [String]
    }

    var doc: [String]
    var name: String
    var constants: [Constant]

    var templateValue: TemplateValue {
        let constants = constants.map { constant -> TemplateValue in
            [
                "name": .text(constant.name), "value": .text(constant.value.first ?? ""),
                "rest": .texts(constant.value.dropFirst()),
            ]
        }
        return ["doc": .doc(doc), "name": .text(name), "constants": .list(constants)]
    }
}

/// The enum of what a query of several entities returns, or the struct of what a transaction wrote.
struct ResultView: TemplateViewable {
    struct Part: TemplateViewable {
        var doc: [String]
        /// `order(Order)`, or `order: Order`.
        var declaration: String

        var templateValue: TemplateValue { ["doc": .doc(doc), "declaration": .text(declaration)] }
    }

    var doc: [String]
    var access: String
    /// `enum` or `struct`.
    var keyword: String
    /// `case` or `var`.
    var partKeyword: String
    var partAccess: String
    var name: String
    var conformances: String
    var parts: [Part]
    var initializers: [MethodView]

    var templateValue: TemplateValue {
        [
            "doc": .doc(doc), "access": .text(access), "keyword": .text(keyword),
            "partKeyword": .text(partKeyword), "partAccess": .text(partAccess), "name": .text(name),
            "conformances": .text(conformances),
            "parts": .views(parts), "methods": .views(initializers),
        ]
    }
}
