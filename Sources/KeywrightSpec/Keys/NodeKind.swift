/// What a map of a design describes; its keys are in `keysOf`.
package enum NodeKind: Int, CaseIterable, Sendable {
    case design, part, table, tableKey, keyAttribute, index, localIndex, billing, autoscale, encryption, throughput,
        replicas
    case typeEntry, attribute, member
    case mixin, entity, indexTemplates, timestamps, expectedItems
    case allowance
    case get, batchGet, transactGet, query, scan, create, put, update, delete, deleteAll, batchPut, batchDelete,
        transact
    case createStep, putStep, updateStep, deleteStep, checkStep, many, expectedCalls, budget

    /// As messages call it.
    var title: String {
        switch self {
        case .design: "a design"
        case .part: "an included file"
        case .table: "a table"
        case .tableKey: "a table's key"
        case .keyAttribute: "a key attribute"
        case .index: "an index"
        case .localIndex: "a local index"
        case .billing: "`billing`"
        case .autoscale: "`autoscale`"
        case .encryption: "`encryption`"
        case .throughput: "a throughput"
        case .replicas: "`replicas`"
        case .typeEntry: "a type"
        case .attribute: "an attribute"
        case .member: "a member of an object"
        case .mixin: "a mixin"
        case .entity: "an entity"
        case .indexTemplates: "an index entry"
        case .timestamps: "`timestamps`"
        case .expectedItems: "an entity's `expect`"
        case .allowance: "`allow`"
        case .get: "`get`"
        case .batchGet: "`batchGet`"
        case .transactGet: "`transactGet`"
        case .query: "`query`"
        case .scan: "`scan`"
        case .create: "`create`"
        case .put: "`put`"
        case .update: "`update`"
        case .delete: "`delete`"
        case .deleteAll: "`deleteAll`"
        case .batchPut: "`batchPut`"
        case .batchDelete: "`batchDelete`"
        case .transact: "`transact`"
        case .createStep: "a `create` step"
        case .putStep: "a `put` step"
        case .updateStep: "an `update` step"
        case .deleteStep: "a `delete` step"
        case .checkStep: "a `check` step"
        case .many: "`many`"
        case .expectedCalls: "a pattern's `expect`"
        case .budget: "`budget`"
        }
    }
}
