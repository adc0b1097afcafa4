import KeywrightTemplates

/// Views in which nothing is missing, so that every section of a template is looked into: the user's own are held against
/// these, and a name that no view has is found whatever the design is like.
enum SampleViews {
    static let header = HeaderView(
        source: "s", command: "c", importWord: "import", foundationWord: "import", usesFoundation: true)
    static let method = MethodView(
        doc: ["d"], access: "public ", isDiscardable: true, declaration: "func f()", body: ["b"])
    static let types = TypesView(
        enums: [
            EnumView(doc: ["d"], access: "", name: "n", conformances: "c", cases: [.init(name: "n", stored: "s")])
        ],
        objects: [object])
    static let object = ObjectView(
        doc: ["d"], access: "", name: "n", conformances: "c", properties: [.init(doc: ["d"], declaration: "p")],
        initializer: method, coding: [method])
    static let constants = ConstantsView(
        doc: ["d"], name: "n", constants: [.init(name: "n", value: ["a", "b"])])

    static let design = DesignFileView(
        header: header, doc: ["d"], access: "", namespace: "n", conformances: "c",
        members: [.init(name: "n", type: "t")], initializer: method, tables: method,
        accessors: [.init(doc: ["d"], name: "n", repository: "r", construction: "a")], types: types,
        scope: ScopeView(
            doc: ["d"], access: "", namespace: "n", name: "n", conformances: "c",
            members: [.init(name: "n", type: "t")],
            accessors: [.init(doc: ["d"], name: "n", repository: "r", construction: "a")], function: method)
    ).templateValue

    static let entity = EntityFileView(
        header: header, access: "", namespace: "n", name: "n", entity: object, types: types,
        keys: [
            KeyView(
                doc: ["d"], access: "", name: "n", conformances: "c",
                properties: [.init(doc: ["d"], name: "n", type: "t")], methods: [method], item: "i", attributes: ["a"])
        ],
        guards: constants, companions: constants, decoding: method, encoding: method, restoring: method,
        results: [
            ResultView(
                doc: ["d"], access: "", keyword: "enum", partKeyword: "case", partAccess: "", name: "n",
                conformances: "c", parts: [.init(doc: ["d"], declaration: "p")], initializers: [method])
        ],
        repositories: [
            RepositoryView(
                access: "", entity: "e", name: "n", protocolName: "p", sendable: "s", members: ["m"],
                requirements: [.init(isDiscardable: true, declaration: "d")], methods: [method])
        ]
    ).templateValue
}
