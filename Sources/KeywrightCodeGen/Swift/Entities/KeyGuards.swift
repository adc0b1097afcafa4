import KeywrightModel
import KeywrightPlanner

/// The guards of an entity's key texts, each a constant: one for each attribute and chain of transforms whose texts are
/// free.
struct KeyGuards {
    struct Constant {
        var name: String
        var value: String
    }

    private(set) var constants: [Constant] = []

    init(_ id: EntityID, _ context: SwiftContext) {
        let entity = context.design[id]
        var names: Set<String> = []
        for placeholder in (entity.key + entity.indexEntries.flatMap(\.keys)).flatMap(\.template.placeholders) {
            guard case .text(let textGuard) = placeholder.language else { continue }
            let name = KeyGuards.name(entity, placeholder.attribute, placeholder.path, placeholder.transforms)
            if !names.insert(name).inserted { continue }
            let declared = SwiftIdentifier(verbatim: name).declared
            constants.append(Constant(name: declared, value: KeyGuards.code(textGuard, context)))
            for kind in SwiftContext.WeakGuard.Kind.allCases {
                let weak = SwiftContext.WeakGuard(
                    kind: kind, entity: id, attribute: placeholder.attribute, path: placeholder.path,
                    transforms: placeholder.transforms)
                guard context.weakGuards.contains(weak), let weakened = weak.weakened(textGuard) else { continue }
                constants.append(Constant(name: name + kind.rawValue, value: KeyGuards.code(weakened, context)))
            }
        }
    }

    /// `email`, or `emailLower` behind a transform.
    static func name(
        _ entity: Entity, _ attribute: AttributeID, _ path: [String], _ transforms: [Transform]
    ) -> String {
        let words = [entity[attribute].name] + path + transforms.map(\.text)
        return SwiftIdentifier.lowerCamel(words.joined(separator: "-")).text
    }

    private static func code(_ textGuard: TextGuard, _ context: SwiftContext) -> String {
        var arguments = ["delimiter: " + SwiftLiteral.string(textGuard.delimiter)]
        if !textGuard.forbidden.isEmpty {
            let forbidden = String(String.UnicodeScalarView(textGuard.forbidden))
            arguments.append("forbidden: " + SwiftLiteral.string(forbidden))
        }
        if textGuard.minLength > 1 { arguments.append("minLength: \(textGuard.minLength)") }
        if let maxLength = textGuard.maxLength { arguments.append("maxLength: \(maxLength)") }
        return context.known(.keyGuard) + "(" + arguments.joined(separator: ", ") + ")"
    }
}

extension PlannedRequest {
    var query: PlannedQuery? {
        switch self {
        case .query(let query): query
        case .get, .put, .update, .delete, .transact: nil
        }
    }
}
