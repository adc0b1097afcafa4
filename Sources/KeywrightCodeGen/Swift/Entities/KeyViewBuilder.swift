import KeywrightModel

/// Makes the view of a key's struct.
struct KeyViewBuilder {
    let key: KeyStruct
    let context: SwiftContext

    private static let memberIndentation = 8

    var view: KeyView {
        let place = SwiftPlace.entity(context.namer[key.entity].type.text)
        let itemType = context.known(.item)
        var body = SwiftStatements(indentation: KeyViewBuilder.memberIndentation + 4)
        body.add(
            .dictionary(
                key.properties.map { property in
                    let value = property.isText ? ".s(\(property.name.declared))" : property.name.declared
                    return .text(SwiftLiteral.string(property.entry.attribute.name) + ": " + value)
                }))
        return KeyView(
            doc: doc, access: context.access, name: context.namer.text(key.type, in: place),
            conformances: context.known(.hashable) + ", " + context.known(.sendable),
            properties: key.properties.map { property in
                KeyView.Property(
                    doc: context.isExported
                        ? ["The value of " + SwiftDoc.code(property.entry.attribute.name) + "."] : [],
                    name: property.name.declared,
                    type: property.isText ? context.known(.string) : context.known(.attributeValue))
            },
            methods: [initializer] + functions + (key.hasFreeText ? equality : []), item: itemType,
            attributes: body.lines)
    }

    private var doc: [String] {
        let templates = key.properties.map { SwiftDoc.code($0.entry.template.text) }.joined(separator: " and ")
        let start = key.index.map { "The key in \(SwiftDoc.code($0)), " } ?? "The primary key, "
        return SwiftDoc.lines(start + templates + ".", indentation: 4)
    }

    private var throwsClause: String { " throws(\(context.known(.valueError)))" }

    private func parameters(_ parameters: [KeyStruct.Parameter]) -> [String] {
        let place = SwiftPlace.entity(context.namer[key.entity].type.text)
        return parameters.map { $0.name.declared + ": " + context.namer.text($0.type, in: place) }
    }

    private var initializer: MethodView {
        var body = SwiftStatements(indentation: KeyViewBuilder.memberIndentation + 4)
        let names = NameScope(key.parameters.map(\.name.text))
        for property in key.properties {
            let isHidden = names.contains(property.name.text)
            let target = isHidden ? "self." + property.name.member : property.name.declared
            if property.hasFunction {
                let arguments = key.parameters(of: property).map { parameter -> SwiftExpression in
                    .labeled(parameter.name.label, .text(parameter.name.declared))
                }
                body.add(.joined("\(target) = try ", .call("Self." + property.name.member, arguments), ""))
            } else {
                body.add(.text(target + " = " + property.code.tried))
            }
        }
        let words = key.isThrowing ? " Values that could forge another key, or do not fit, are refused." : ""
        return MethodView(
            doc: context.isExported ? ["Builds the key." + words] : [], access: context.access,
            declaration: SwiftLayout.list(
                "init", parameters(key.parameters), key.isThrowing ? throwsClause : "",
                indentation: KeyViewBuilder.memberIndentation + context.access.count + 2),
            body: body.lines)
    }

    /// A function for each text that can be refused, since queries need them one by one.
    private var functions: [MethodView] {
        key.properties.filter(\.hasFunction).map { property in
            MethodView(
                doc: [SwiftDoc.code(property.entry.template.text)], access: context.access,
                declaration: SwiftLayout.list(
                    "static func " + property.name.declared, parameters(key.parameters(of: property)),
                    throwsClause + " -> " + context.known(property.isText ? .string : .attributeValue),
                    indentation: KeyViewBuilder.memberIndentation + context.access.count + 2),
                body: property.statements + ["return " + property.code.tried])
        }
    }

    /// By bytes, as the service compares; `String` takes two spellings of a letter for one.
    private var equality: [MethodView] {
        let name = context.namer.text(key.type, in: .entity(context.namer[key.entity].type.text))
        return [
            MethodView(
                doc: ["By bytes, as the service compares."], access: context.access,
                declaration: "static func == (left: \(name), right: \(name)) -> \(context.known(.bool))",
                body: ["left.attributes == right.attributes"]),
            MethodView(
                doc: context.isExported ? ["Feeds what equality looks at."] : [], access: context.access,
                declaration: "func hash(into hasher: inout \(context.known(.hasher)))",
                body: ["hasher.combine(attributes)"]),
        ]
    }
}
