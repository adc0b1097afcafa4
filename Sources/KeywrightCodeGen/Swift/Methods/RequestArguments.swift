import KeywrightModel
import KeywrightPlanner

extension PlannedRequest {
    /// What of the call's values a write, or the read before it, is made of: its key, its expressions, and the tests that
    /// decide on parts of them.
    var arguments: [Argument] {
        switch self {
        case .get(let get): get.key.flatMap(\.value.arguments)
        case .put(let put): put.arguments
        case .update(let update): update.arguments
        case .delete(let delete): delete.arguments
        case .transact(let transaction): transaction.actions.flatMap(\.arguments)
        case .batchGet, .transactGet, .query, .scan, .batchWrite: []
        }
    }
}

extension PlannedTransaction.Action {
    /// What of the call's values it is made of.
    var arguments: [Argument] {
        switch kind {
        case .put(let put): put.arguments
        case .update(let update): update.arguments
        case .delete(let delete), .check(let delete): delete.arguments
        }
    }
}

extension PlannedPut {
    fileprivate var arguments: [Argument] {
        let values = tables.values + (replacing?.tables.values ?? [])
        return (attributes.map(\.value) + values.map(\.source)).flatMap(\.arguments) + choices.flatMap(\.arguments)
    }
}

extension PlannedUpdate {
    fileprivate var arguments: [Argument] {
        (key.map(\.value) + tables.values.map(\.source)).flatMap(\.arguments) + choices.flatMap(\.arguments)
    }
}

extension PlannedDelete {
    fileprivate var arguments: [Argument] {
        (key.map(\.value) + tables.values.map(\.source)).flatMap(\.arguments) + choices.flatMap(\.arguments)
    }
}

extension RequestChoice {
    fileprivate var arguments: [Argument] { (sources + test.values.map(\.source)).flatMap(\.arguments) }
}
