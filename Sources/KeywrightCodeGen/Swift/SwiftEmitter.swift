import KeywrightModel
import KeywrightPlanner
import KeywrightTemplates

/// Entities, keys and repositories in Swift: a file for the design, and one for each entity.
enum SwiftEmitter {
    /// The templates that are rendered; all others are parts of these.
    static let roots = ["swift/design", "swift/entity"]

    static func emit(_ design: Design, plan: DesignPlan, options: EmitOptions) throws(EmitError) -> [GeneratedFile] {
        let context = SwiftContext(design, plan: plan, options: options)
        let library = try swiftTemplates(overriddenBy: options.templateOverrides)
        do {
            return try render(context, library)
        } catch {
            throw EmitError([error])
        }
    }

    private static func render(
        _ context: SwiftContext, _ library: TemplateLibrary
    ) throws(TemplateError) -> [GeneratedFile] {
        let namespace = context.namer.namespace.text
        if case .oneFile(let name) = context.options.layout {
            // The head stands once, and says what any part needs.
            let uses = context.design.entityIDs.map { FoundationUse(context).use(by: $0) }
            var contents = try library.render("swift/design", with: designView(context, beside: uses))
            for id in context.design.entityIDs {
                contents += try library.render("swift/entity", with: entityView(id, context, hasHeader: false))
            }
            return [GeneratedFile(path: name, contents: contents)]
        }
        let design = try library.render("swift/design", with: designView(context))
        var files = [GeneratedFile(path: "\(namespace).swift", contents: design)]
        for id in context.design.entityIDs {
            let entity = try library.render("swift/entity", with: entityView(id, context))
            let path = "\(namespace)+\(context.namer[id].type.text).swift"
            files.append(GeneratedFile(path: path, contents: entity))
        }
        return files
    }

    /// - Parameter uses: what else the same file needs of Foundation.
    static func designView(_ context: SwiftContext, beside uses: [FoundationUse.Use] = []) -> DesignFileView {
        let own: FoundationUse.Use = FoundationUse(context).isUsedByDesign ? .inDeclarations : .none
        return DesignViewBuilder(context: context).view(header(context, foundation: uses.reduce(own, max)))
    }

    static func entityView(_ id: EntityID, _ context: SwiftContext, hasHeader: Bool = true) -> EntityFileView {
        let entity = EntityViewBuilder(id: id, context: context)
        let repository = RepositoryBuilder(context: context, id: id)
        let names = context.namer[id]
        let types = TypeViewBuilder(context: context, place: .entity(names.type.text))
        let keys =
            [KeyStruct(id, context)]
            + context.design[id].indexEntries.map { KeyStruct(id, index: $0.index, context) }
        return EntityFileView(
            header: hasHeader ? header(context, foundation: FoundationUse(context).use(by: id)) : nil,
            access: context.access,
            namespace: context.namer.namespace.declared, name: names.type.declared, entity: entity.object,
            types: types.view(context.namer.types.nested[id.rawValue]),
            keys: keys.compactMap { key in key.map { KeyViewBuilder(key: $0, context: context).view } },
            guards: entity.guards, companions: entity.companions, decoding: entity.decoding,
            encoding: entity.encoding, restoring: entity.restoring, results: repository.results,
            repositories: context.repositories(of: id).map { kind in
                RepositoryBuilder(context: context, id: id, kind: kind).view
            })
    }

    private static func header(_ context: SwiftContext, foundation: FoundationUse.Use) -> HeaderView {
        let source = SwiftLayout.comment(context.options.sourcePath, indentation: 0).joined(separator: " ")
        let word = context.access + "import"
        return HeaderView(
            source: source, command: context.options.command ?? "keywright generate --target swift \(source)",
            importWord: word,
            foundationWord: foundation == .inDeclarations ? word : plainImport(context),
            usesFoundation: foundation != .none)
    }

    /// The import of what no declaration shows. Beside a `package import` of the same module in another file, Swift
    /// takes none without an access of its own.
    private static func plainImport(_ context: SwiftContext) -> String {
        context.options.access == .package ? "internal import" : "import"
    }
}
