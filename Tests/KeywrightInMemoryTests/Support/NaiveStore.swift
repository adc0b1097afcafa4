import KeywrightRuntime

/// A table of counters said a second time: keys to numbers, and the five kinds of write on it. An item is
/// `pk` = `p`, `sk`, and `n`, a whole number.
struct NaiveStore: Hashable {
    var counters: [String: Int] = [:]

    /// What a write demands of the item as it stands.
    enum Demand: CaseIterable {
        case nothing, exists, absent, positive

        var expression: String? {
            switch self {
            case .nothing: nil
            case .exists: "attribute_exists(pk)"
            case .absent: "attribute_not_exists(pk)"
            case .positive: "n > :zero"
            }
        }

        func holds(_ counter: Int?) -> Bool {
            switch self {
            case .nothing: true
            case .exists: counter != nil
            case .absent: counter == nil
            case .positive: (counter ?? 0) > 0
            }
        }
    }

    /// One write of one counter.
    struct Write {
        enum Change { case put(Int), add(Int), delete, check }

        var sk: String
        var change: Change
        var demand: Demand

        func apply(to store: inout NaiveStore) {
            switch change {
            case .put(let number): store.counters[sk] = number
            case .add(let number): store.counters[sk, default: 0] += number
            case .delete: store.counters[sk] = nil
            case .check: break
            }
        }

        private var values: [String: AttributeValue] { demand == .positive ? [":zero": .n("0")] : [:] }
        private var key: Item { Shop.key("p", sk) }

        /// The write as an action; as a single write it is the same input.
        var action: TransactWrite {
            switch change {
            case .put(let number):
                .put(
                    PutItemInput(
                        tableName: "Shop", item: Shop.item("p", sk, ["n": .n(String(number))]),
                        conditionExpression: demand.expression, expressionAttributeValues: values))
            case .add(let number):
                .update(
                    UpdateItemInput(
                        tableName: "Shop", key: key, updateExpression: "ADD n :d",
                        conditionExpression: demand.expression,
                        expressionAttributeValues: values.merging([":d": .n(String(number))]) { first, _ in first }))
            case .delete:
                .delete(
                    DeleteItemInput(
                        tableName: "Shop", key: key, conditionExpression: demand.expression,
                        expressionAttributeValues: values))
            case .check:
                .conditionCheck(
                    ConditionCheck(
                        tableName: "Shop", key: key, conditionExpression: demand.expression ?? "attribute_exists(pk)",
                        expressionAttributeValues: values))
            }
        }

        /// The write in a batch; only a put and a delete can be there.
        var request: WriteRequest {
            if case .put(let number) = change { return .put(Shop.item("p", sk, ["n": .n(String(number))])) }
            return .delete(key: key)
        }

        /// A random one, on one of six counters.
        static func random(_ generator: inout FixedGenerator) -> Write {
            let number = Int.random(in: -2...3, using: &generator)
            let changes: [Change] = [.put(number), .put(number), .add(number), .add(number), .delete, .check]
            let change = changes.randomElement(using: &generator) ?? .delete
            var demand = Demand.allCases.randomElement(using: &generator) ?? .nothing
            if case .check = change, demand == .nothing { demand = .exists }
            return Write(
                sk: ["a", "b", "c", "d", "e", "f"].randomElement(using: &generator) ?? "a", change: change,
                demand: demand)
        }

        /// Several, no two on one counter.
        static func several(_ count: Int, _ generator: inout FixedGenerator) -> [Write] {
            var writes: [Write] = []
            for _ in 0..<count {
                let write = random(&generator)
                if !writes.contains(where: { $0.sk == write.sk }) { writes.append(write) }
            }
            return writes
        }
    }

    /// All items, in the order of their keys.
    var items: [Item] {
        counters.keys.sorted().map { Shop.item("p", $0, ["n": .n(String(counters[$0] ?? 0))]) }
    }
}
