import KeywrightModel
import KeywrightPlanner

/// What all parts of the Swift emitter look things up in.
struct SwiftContext: Sendable {
    let design: Design
    let plan: DesignPlan
    let namer: SwiftNamer
    let options: EmitOptions
    /// By entity, the positions of the patterns that are methods of its repository.
    private let patternPositions: [[Int]]
    /// Guards that only some query needs, in their weaker form.
    let weakGuards: Set<WeakGuard>

    /// A guard of texts that need not be whole values of the language.
    struct WeakGuard: Hashable, Sendable {
        enum Kind: String, Sendable, CaseIterable {
            /// Of the beginning of a value: it may be shorter than the value must be.
            case beginning = "Beginning"
            /// Of the end of a range: it may be of any length.
            case bound = "Bound"
        }

        var kind: Kind
        var entity: EntityID
        var attribute: AttributeID
        var path: [String]
        var transforms: [Transform]
    }

    init(_ design: Design, plan: DesignPlan, options: EmitOptions) {
        self.design = design
        self.plan = plan
        self.options = options
        namer = SwiftNamer(design, plan: plan)
        var positions: [[Int]] = design.entities.map { _ in [] }
        for (position, pattern) in design.patterns.enumerated() {
            if let first = pattern.entities.first { positions[first.rawValue].append(position) }
        }
        patternPositions = positions
        weakGuards = SwiftContext.weakGuards(plan)
    }

    /// Whether a read by key takes an item that is none of the entity for none: a foreign one, or one whose key the entity
    /// shares.
    func passesOver(_ entity: EntityID) -> Bool {
        design[design[entity].table].foreign == .skip || design.sharesKeys(entity)
    }

    private static func weakGuards(_ plan: DesignPlan) -> Set<WeakGuard> {
        var found: Set<WeakGuard> = []
        for query in plan.patterns.flatMap(\.plans).flatMap(\.requests).compactMap(\.query) {
            for value in query.tables.values {
                guard case .keyText(let parts) = value.source else { continue }
                for part in parts {
                    switch part {
                    case .beginning(let argument, let transforms, _):
                        found.insert(WeakGuard(.beginning, argument, transforms))
                    case .bound(let argument, let transforms, _, _):
                        found.insert(WeakGuard(.bound, argument, transforms))
                    case .literal, .argument, .now, .repetition, .held: continue
                    }
                }
            }
        }
        return found
    }

    /// The patterns that are methods of an entity's repository and have a plan.
    func patterns(of entity: EntityID) -> [(position: Int, pattern: AccessPattern, plan: AccessPlan)] {
        patternPositions[entity.rawValue].compactMap { position in
            plan.patterns[position].plan.map { (position, design.patterns[position], $0) }
        }
    }

    /// `public `, `package ` or nothing.
    var access: String {
        switch options.access {
        case .public: "public "
        case .package: "package "
        case .internal: ""
        }
    }

    /// Whether every declaration needs words, and every struct its initializer: outside the module neither can be
    /// guessed.
    var isExported: Bool {
        switch options.access {
        case .public, .package: true
        case .internal: false
        }
    }

    func known(_ type: KnownType) -> String { namer.known(type) }

    /// The table's key attributes, and behind them those of an index, each once.
    func keyNames(of table: TableID, index: String? = nil) -> [String] {
        var names: [String] = []
        let indexed = index.flatMap { design[table].index(named: $0) }?.keyAttributes ?? []
        for attribute in design[table].keyAttributes + indexed {
            let isNew = !names.contains { $0.utf8.elementsEqual(attribute.name.utf8) }
            if isNew { names.append(attribute.name) }
        }
        return names
    }

    /// The literal of `keyNames`.
    func keyNamesLiteral(of table: TableID, index: String? = nil) -> String {
        "[" + keyNames(of: table, index: index).map(SwiftLiteral.string).joined(separator: ", ") + "]"
    }

    /// The type of a value of an entity, members below an attribute included.
    func valueType(_ entity: EntityID, _ attribute: AttributeID, path: [String]) -> ValueType {
        var type = design[entity][attribute].type
        for name in path {
            guard case .object(let object) = type, let member = object.members.first(where: { $0.name == name }) else {
                return type
            }
            type = member.type
        }
        return type
    }

    /// The type of the value that an argument is.
    func valueType(of argument: Argument) -> ValueType {
        let type = valueType(argument.entity, argument.attribute, path: argument.path)
        switch argument.form {
        case .value, .each: return type
        case .element: return type.element ?? type
        case .size: return .int
        }
    }

    /// The Swift type of a value that is an attribute's, or that meets a part of it.
    func swiftType(of type: ValueType, near attribute: AttributeID, of entity: EntityID) -> SwiftType {
        let whole = namer.types.attributes[entity.rawValue][attribute.rawValue]
        if let found = namer.types.find(type, in: design[entity][attribute].type, as: whole) { return found }
        // A list of values that the attribute may have.
        if case .list(let element) = type { return .array(swiftType(of: element, near: attribute, of: entity)) }
        return whole
    }

    /// `.address.city` behind a value of the entity; with `?` behind what may be absent, but for the last.
    ///
    /// - Parameter value: What stands for the attribute, where that is no property, and whether it may be absent.
    func access(
        _ entity: EntityID, _ attribute: AttributeID, path: [String], of value: (code: String, isOptional: Bool)? = nil
    ) -> (code: String, isOptional: Bool) {
        var code = value?.code ?? namer.property(attribute, of: entity).member
        var isOptional = value?.isOptional ?? namer.isOptional(attribute, of: entity, design: design)
        var type = namer.types.attributes[entity.rawValue][attribute.rawValue]
        var isPresent = true
        for name in path {
            guard let member = namer.types.member(name, of: type) else { break }
            if isOptional && isPresent { code += "?" }
            code += "." + member.property.member
            isPresent = member.member.isOptional
            isOptional = isOptional || isPresent
            type = member.type
        }
        return (code, isOptional)
    }
}

extension SwiftContext.WeakGuard {
    fileprivate init(_ kind: Kind, _ argument: Argument, _ transforms: [Transform]) {
        self.init(
            kind: kind, entity: argument.entity, attribute: argument.attribute, path: argument.path,
            transforms: transforms)
    }

    /// The guard, or nil where the whole values' own is no stricter.
    func weakened(_ textGuard: TextGuard) -> TextGuard? {
        var weak = textGuard
        weak.minLength = 1
        switch kind {
        case .beginning: break
        case .bound: weak.maxLength = nil
        }
        return weak.minLength == max(1, textGuard.minLength) && weak.maxLength == textGuard.maxLength ? nil : weak
    }
}
