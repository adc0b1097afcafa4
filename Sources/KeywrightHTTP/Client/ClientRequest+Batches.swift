#if HTTP
    import KeywrightRuntime
    import KeywrightWire

    extension BatchGetItemInput: ClientRequest {
        var tableNames: [String] { requestItems.keys.sorted() }

        func rest(after output: BatchGetItemOutput) -> BatchRest<Self>? {
            guard !output.unprocessedKeys.isEmpty else { return nil }
            var rest = self
            rest.requestItems = output.unprocessedKeys
            return BatchRest(request: rest, isProgress: rest.keyCount < keyCount)
        }

        static func joining(_ first: BatchGetItemOutput, _ second: BatchGetItemOutput) -> BatchGetItemOutput {
            BatchGetItemOutput(
                responses: first.responses.merging(second.responses) { $0 + $1 },
                unprocessedKeys: second.unprocessedKeys,
                consumedCapacity: first.consumedCapacity.adding(second.consumedCapacity))
        }

        static func consumedCapacity(of output: BatchGetItemOutput) -> [ConsumedCapacity] { output.consumedCapacity }

        private var keyCount: Int { requestItems.values.reduce(0) { $0 + $1.keys.count } }
    }

    extension BatchWriteItemInput: ClientRequest {
        var tableNames: [String] { requestItems.keys.sorted() }
        var repeatability: Repeatability { .idempotent }

        func rest(after output: BatchWriteItemOutput) -> BatchRest<Self>? {
            guard !output.unprocessedItems.isEmpty else { return nil }
            var rest = self
            rest.requestItems = output.unprocessedItems
            return BatchRest(request: rest, isProgress: rest.writeCount < writeCount)
        }

        static func joining(_ first: BatchWriteItemOutput, _ second: BatchWriteItemOutput) -> BatchWriteItemOutput {
            BatchWriteItemOutput(
                unprocessedItems: second.unprocessedItems,
                consumedCapacity: first.consumedCapacity.adding(second.consumedCapacity))
        }

        static func consumedCapacity(of output: BatchWriteItemOutput) -> [ConsumedCapacity] {
            output.consumedCapacity
        }

        private var writeCount: Int { requestItems.values.reduce(0) { $0 + $1.count } }
    }

    extension TransactGetItemsInput: ClientRequest {
        var tableNames: [String] { Set(transactItems.map(\.tableName)).sorted() }
        static func consumedCapacity(of output: TransactGetItemsOutput) -> [ConsumedCapacity] {
            output.consumedCapacity
        }
    }

    extension TransactWriteItemsInput: ClientRequest {
        var tableNames: [String] { Set(transactItems.map(\.tableName)).sorted() }
        /// The client never sends one without a token.
        var repeatability: Repeatability { .idempotent }
        static func consumedCapacity(of output: TransactWriteItemsOutput) -> [ConsumedCapacity] {
            output.consumedCapacity
        }
    }

    extension TransactWrite {
        fileprivate var tableName: String {
            switch self {
            case .put(let input): input.tableName
            case .update(let input): input.tableName
            case .delete(let input): input.tableName
            case .conditionCheck(let check): check.tableName
            }
        }
    }

    extension [ConsumedCapacity] {
        /// The sums by table, in the order in which tables first come.
        fileprivate func adding(_ more: [ConsumedCapacity]) -> [ConsumedCapacity] {
            var sums = self
            for capacity in more {
                guard let index = sums.firstIndex(where: { $0.tableName == capacity.tableName }) else {
                    sums.append(capacity)
                    continue
                }
                sums[index].capacityUnits += capacity.capacityUnits
                if let table = capacity.table { sums[index].table = (sums[index].table ?? 0) + table }
                sums[index].localSecondaryIndexes.merge(capacity.localSecondaryIndexes, uniquingKeysWith: +)
                sums[index].globalSecondaryIndexes.merge(capacity.globalSecondaryIndexes, uniquingKeysWith: +)
            }
            return sums
        }
    }
#endif
