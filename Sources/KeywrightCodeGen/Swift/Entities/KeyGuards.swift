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
            let name = KeyGuards.name(entity, placeholder.attribute, placeholder.path, placeholder.transforms)
            let declared = SwiftIdentifier(verbatim: name).declared
            if case .pattern(let guarded) = placeholder.language, names.insert(name).inserted {
                add(guarded, declared, name, placeholder, of: id, context)
            }
            guard case .text(let textGuard) = placeholder.language else { continue }
            if !names.insert(name).inserted { continue }
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

    private mutating func add(
        _ guarded: PatternGuard, _ declared: String, _ name: String, _ placeholder: Placeholder, of id: EntityID,
        _ context: SwiftContext
    ) {
        let images = guarded.letterCases.map { $0 == .lower ? ".lowercased" : ".uppercased" }.joined()
        let lengths = { (least: Int, most: Int?) -> String in
            (least > 1 ? ", minLength: \(least)" : "") + (most.map { ", maxLength: \($0)" } ?? "")
        }
        let pattern = "\(context.known(.textPattern)).literal(\(SwiftLiteral.string(guarded.pattern.text)))\(images)"
        let start = context.known(.keyGuard) + "(pattern: "
        constants.append(
            Constant(name: declared, value: start + pattern + lengths(guarded.minLength, guarded.maxLength) + ")"))
        let weak = SwiftContext.WeakGuard(
            kind: .beginning, entity: id, attribute: placeholder.attribute, path: placeholder.path,
            transforms: placeholder.transforms)
        guard context.weakGuards.contains(weak) else { return }
        let letters = SwiftLiteral.string(guarded.characterClass + "+")
        constants.append(
            Constant(
                name: name + weak.kind.rawValue,
                value: start + "\(context.known(.textPattern)).literal(\(letters))" + lengths(1, guarded.maxLength)
                    + ")"))
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
        case .get, .batchGet, .transactGet, .scan, .put, .update, .delete, .transact, .batchWrite: nil
        }
    }
}
