import KeywrightTemplates

/// The context that holds one value of the design's scope, and the function that makes it.
struct ScopeView: TemplateViewable {
    var doc: [String]
    var access: String
    var namespace: String
    var name: String
    var conformances: String
    var members: [DesignFileView.Member]
    var accessors: [DesignFileView.Accessor]
    var function: MethodView

    var templateValue: TemplateValue {
        let members = members.map { member -> TemplateValue in
            ["name": .text(member.name), "type": .text(member.type)]
        }
        return [
            "doc": .doc(doc), "access": .text(access), "namespace": .text(namespace), "name": .text(name),
            "conformances": .text(conformances), "members": .list(members), "accessors": .views(accessors),
            "function": function.templateValue,
        ]
    }
}
