import KeywrightModel

/// Makes the views of the enums and objects that values need.
struct TypeViewBuilder {
    let context: SwiftContext
    /// Where the declarations stand.
    let place: SwiftPlace

    /// The blanks before a member of a type within an extension.
    private static let memberIndentation = 8

    func view(_ declarations: [TypeDeclaration]) -> TypesView {
        TypesView(enums: enums(declarations), objects: objects(declarations))
    }

    private func enums(_ declarations: [TypeDeclaration]) -> [EnumView] {
        declarations.compactMap { declaration in
            guard case .enumeration(let cases) = declaration.kind else { return nil }
            return EnumView(
                doc: doc(declaration), access: context.access, name: declaration.name,
                conformances: [
                    context.known(.string), context.known(.caseIterable), context.known(.sendable),
                    context.known(.attributeValueConvertible),
                ].joined(separator: ", "),
                cases: cases.map { name, stored in
                    let isItsOwn = name.text.utf8.elementsEqual(stored.utf8)
                    return EnumView.Case(name: name.declared, stored: isItsOwn ? nil : SwiftLiteral.string(stored))
                })
        }
    }

    private func objects(_ declarations: [TypeDeclaration]) -> [ObjectView] {
        declarations.compactMap { declaration in
            guard case .object(let members) = declaration.kind else { return nil }
            return ObjectView(
                doc: doc(declaration), access: context.access, name: declaration.name,
                conformances: [
                    context.known(.hashable), context.known(.sendable), context.known(.attributeValueConvertible),
                ].joined(separator: ", "),
                properties: members.map { member in
                    ObjectView.Property(
                        doc: context.isExported ? [SwiftDoc.code(member.member.name) + " of the object."] : [],
                        declaration: member.property.declared + ": " + type(of: member))
                },
                initializer: initializer(members),
                coding: [decoding(members), encoding(members)])
        }
    }

    private func doc(_ declaration: TypeDeclaration) -> [String] {
        SwiftDoc.lines(
            declaration.description, orElse: SwiftDoc.code(declaration.name) + " of the design.", indentation: 4)
    }

    private func type(of member: TypeDeclaration.Member) -> String {
        context.namer.text(member.member.isOptional ? .optional(member.type) : member.type, in: place)
    }

    private func defaultValue(of member: TypeDeclaration.Member) -> String? {
        member.member.defaultValue.map { ValueCode.swift($0, member.member.type, member.type, context) }
    }

    /// Written out, since one in the struct's body keeps Swift from making its own.
    private func initializer(_ members: [TypeDeclaration.Member]) -> MethodView {
        let parameters = members.map { member in
            SwiftParameter(
                member.property, type(of: member),
                default: defaultValue(of: member) ?? (member.member.isOptional ? "nil" : nil))
        }
        return MethodView(
            doc: context.isExported ? ["Makes the value."] : [], access: context.access,
            declaration: SwiftLayout.list(
                "init", parameters.map(\.declaration), "",
                indentation: TypeViewBuilder.memberIndentation + context.access.count + 2),
            body: members.map { "self.\($0.property.member) = \($0.property.declared)" })
    }

    private func decoding(_ members: [TypeDeclaration.Member]) -> MethodView {
        var body = SwiftStatements(indentation: TypeViewBuilder.memberIndentation + 4)
        body.add(.text("let reader = try \(context.known(.itemReader))(object: attributeValue)"))
        let arguments = members.map { member -> SwiftExpression in
            let format = AttributeCoding(member.member.type).format.map { ", as: \($0)" } ?? ""
            let name = SwiftLiteral.string(member.member.storedName)
            if let value = defaultValue(of: member) {
                return .labeled(
                    member.property.label, .text("try reader.value(\(name), default: \(value)\(format))"))
            }
            let function = member.member.isOptional ? "optional" : "required"
            return .labeled(member.property.label, .text("try reader.\(function)(\(name)\(format))"))
        }
        body.add(.call("self.init", arguments))
        let value = context.known(.attributeValue)
        return MethodView(
            doc: context.isExported ? ["Reads a stored value."] : [], access: context.access,
            declaration: "init(attributeValue: \(value)) throws(\(context.known(.itemError)))", body: body.lines)
    }

    private func encoding(_ members: [TypeDeclaration.Member]) -> MethodView {
        var body = SwiftStatements(indentation: TypeViewBuilder.memberIndentation + 4)
        var checks = SwiftStatements(indentation: body.indentation)
        for member in members {
            ValueChecks.write(
                "check", ValueChecks.Subject(member.member, value: "self." + member.property.member), to: &checks)
        }
        if !checks.isEmpty { body.add(.text("let check = \(context.known(.valueCheck))(entity: \"\")")) }
        body.append(checks)
        body.add(.text("var writer = \(context.known(.itemWriter))(count: \(members.count))"))
        for member in members {
            let function = member.member.isOptional ? "optional" : "required"
            let format = AttributeCoding(member.member.type).format.map { ", as: \($0)" } ?? ""
            let name = SwiftLiteral.string(member.member.storedName)
            // A member of the name of a variable here would be hidden by it.
            let hidden = ["writer", "check"].contains(member.property.text)
            let value = hidden ? "self." + member.property.member : member.property.declared
            body.add(.text("try writer.\(function)(\(name), \(value)\(format))"))
        }
        body.add(.text("return .m(writer.item)"))
        return MethodView(
            doc: context.isExported ? ["The value as it is stored."] : [], access: context.access,
            declaration:
                "func attributeValue() throws(\(context.known(.valueError))) -> \(context.known(.attributeValue))",
            body: body.lines)
    }
}
