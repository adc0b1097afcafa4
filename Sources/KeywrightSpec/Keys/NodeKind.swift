/// What a map of a design describes; its keys are in `keysOf`.
package enum NodeKind: CaseIterable, Sendable {
    case design, part, table, tableKey, keyAttribute, index, billing
    case typeEntry, attribute, member
    case entity, indexTemplates, timestamps, expectedItems
    case allowance
    case get, query, create, put, update, delete, transact
    case createStep, putStep, updateStep, deleteStep, checkStep, many, expectedCalls

    /// As messages call it.
    var title: String {
        switch self {
        case .design: "a design"
        case .part: "an included file"
        case .table: "a table"
        case .tableKey: "a table's key"
        case .keyAttribute: "a key attribute"
        case .index: "an index"
        case .billing: "`billing`"
        case .typeEntry: "a type"
        case .attribute: "an attribute"
        case .member: "a member of an object"
        case .entity: "an entity"
        case .indexTemplates: "an index entry"
        case .timestamps: "`timestamps`"
        case .expectedItems: "an entity's `expect`"
        case .allowance: "`allow`"
        case .get: "`get`"
        case .query: "`query`"
        case .create: "`create`"
        case .put: "`put`"
        case .update: "`update`"
        case .delete: "`delete`"
        case .transact: "`transact`"
        case .createStep: "a `create` step"
        case .putStep: "a `put` step"
        case .updateStep: "an `update` step"
        case .deleteStep: "a `delete` step"
        case .checkStep: "a `check` step"
        case .many: "`many`"
        case .expectedCalls: "a pattern's `expect`"
        }
    }
}
