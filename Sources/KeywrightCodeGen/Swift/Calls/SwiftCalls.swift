package import KeywrightModel
package import KeywrightPlanner

/// How generated Swift is called: what its methods, their parameters and its types are called, as the emitter names them.
///
/// For programs that write calls of generated code. Names stand as they are written in an extension of the namespace.
package struct SwiftCalls: Sendable {
    /// The namespace, which is the entry point.
    package let namespace: String
    /// The label under which `scoped` takes the value of the scope; nil without one.
    package let scopeLabel: String?
    /// The struct of each entity.
    package let items: [SwiftItem]
    /// The method of each pattern for which code is written, in the order of the design.
    package let methods: [SwiftMethod]

    package init(_ design: Design, plan: DesignPlan) {
        let context = SwiftContext(design, plan: plan, options: EmitOptions(sourcePath: ""))
        namespace = context.namer.namespace.declared
        scopeLabel = context.namer.scope?.member.label
        items = design.entityIDs.map { SwiftItem(whole: $0, context) }
        methods = design.patterns.indices.compactMap { SwiftMethod(position: $0, context) }
    }
}

/// A struct that holds attributes of an entity: all of them, or those that a read selects.
package struct SwiftItem: Sendable {
    package struct Property: Sendable {
        /// The attribute, as the design calls it.
        package var attribute: String
        /// Before the colon of an argument, and behind a point.
        package var label: String
        package var member: String
        package var isOptional: Bool
    }

    /// The entity, as the design calls it.
    package var entity: String
    /// The property or case that holds it among others.
    package var accessor: String
    package var type: String
    /// Whether it holds all attributes.
    package var isWhole: Bool
    /// In the order of the initializer.
    package var properties: [Property]

    init(whole entity: EntityID, _ context: SwiftContext) {
        let all = context.design[entity].attributes.indices.map { AttributeID($0) }
        self.init(entity, type: context.namer[entity].type.declared, all, isWhole: true, context)
    }

    init(_ part: ReadElement.Part, _ context: SwiftContext) {
        if let select = part.select {
            self.init(part.entity, type: part.type, select, isWhole: false, context)
        } else {
            self.init(whole: part.entity, context)
        }
    }

    private init(
        _ entity: EntityID, type: String, _ attributes: [AttributeID], isWhole: Bool, _ context: SwiftContext
    ) {
        self.entity = context.design[entity].name
        self.type = type
        self.isWhole = isWhole
        accessor = context.namer[entity].accessor.member
        properties = attributes.map { attribute in
            let name = context.namer.property(attribute, of: entity)
            return Property(
                attribute: context.design[entity][attribute].name, label: name.label, member: name.member,
                isOptional: context.namer.isOptional(attribute, of: entity, design: context.design))
        }
    }
}
