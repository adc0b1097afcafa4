import KeywrightTemplates

/// The head of every generated file.
struct HeaderView: TemplateViewable {
    /// As the user gave it, on one line.
    var source: String
    /// What makes the file anew.
    var command: String
    /// `import` or `public import`.
    var importWord: String
    /// The same for Foundation, which may serve function bodies alone.
    var foundationWord: String
    var usesFoundation: Bool

    var templateValue: TemplateValue {
        [
            "source": .text(source), "command": .text(command), "import": .text(importWord),
            "importFoundation": .text(foundationWord), "usesFoundation": .bool(usesFoundation),
        ]
    }
}

/// The file of the design: the namespace, and what its entities share.
struct DesignFileView: TemplateViewable {
    struct Member {
        var name: String
        var type: String
    }

    struct Accessor: TemplateViewable {
        var doc: [String]
        var name: String
        var repository: String
        /// What makes the repository; lines where one would be too long.
        var construction: String

        var templateValue: TemplateValue {
            [
                "doc": .doc(doc), "name": .text(name), "repository": .text(repository),
                "construction": .text(construction),
            ]
        }
    }

    var header: HeaderView
    var doc: [String]
    var access: String
    var namespace: String
    var conformances: String
    var members: [Member]
    var initializer: MethodView
    /// Gives the tables to a test.
    var tables: MethodView
    var accessors: [Accessor]
    var types: TypesView
    /// Where the design has a scope.
    var scope: ScopeView?

    var templateValue: TemplateValue {
        let members = members.map { member -> TemplateValue in
            ["name": .text(member.name), "type": .text(member.type)]
        }
        return [
            "header": header.templateValue, "doc": .doc(doc), "access": .text(access),
            "namespace": .text(namespace), "conformances": .text(conformances), "members": .list(members),
            "initializer": initializer.templateValue, "tables": tables.templateValue, "accessors": .views(accessors),
            "types": types.templateValue, "scope": scope?.templateValue ?? .absent,
        ]
    }
}

/// The file of an entity.
struct EntityFileView: TemplateViewable {
    /// nil behind another one in the same file.
    var header: HeaderView?
    var access: String
    var namespace: String
    /// The struct's name.
    var name: String
    var entity: ObjectView
    /// Types that the attributes need.
    var types: TypesView
    var keys: [KeyView]
    var guards: ConstantsView?
    var companions: ConstantsView?
    var decoding: MethodView
    var encoding: MethodView
    /// What adds to an item what it holds in its key alone, where a client tests that.
    var restoring: MethodView?
    var results: [ResultView]
    var repositories: [RepositoryView]

    var templateValue: TemplateValue {
        [
            "header": header?.templateValue ?? .absent, "access": .text(access), "namespace": .text(namespace),
            "name": .text(name), "entity": entity.templateValue,
            "types": types.templateValue, "keys": .views(keys),
            "guards": guards?.templateValue ?? .absent, "companions": companions?.templateValue ?? .absent,
            "decoding": decoding.templateValue, "encoding": encoding.templateValue,
            "restoring": restoring?.templateValue ?? .absent, "results": .views(results),
            "repositories": .views(repositories),
        ]
    }
}
