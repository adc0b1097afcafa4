#if HTTP
    public import KeywrightRuntime

    extension DynamoDBHTTPClient {
        /// Reads one item by its whole primary key.
        public func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput {
            try await send(input)
        }

        /// Writes one item whole.
        public func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput {
            try await send(input)
        }

        /// Changes some attributes of one item.
        public func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
            try await send(input)
        }

        /// Removes one item.
        public func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
            try await send(input)
        }

        /// Reads one page of an item collection.
        public func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
            try await send(input)
        }

        /// Reads one page of a table or an index.
        public func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
            try await send(input)
        }

        /// Reads up to 100 items by key, and asks again for what the service left out.
        public func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
            try await send(input)
        }

        /// Puts and deletes up to 25 items, and sends again what the service left undone.
        ///
        /// - Throws: an error with `mayHaveBeenApplied` also where a part was written before it.
        public func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
            try await send(input)
        }

        /// Reads up to 100 items in isolation.
        public func transactGetItems(
            _ input: TransactGetItemsInput
        ) async throws(DynamoDBError) -> TransactGetItemsOutput {
            try await send(input)
        }

        /// Writes up to 100 items, all or none. A request without a token gets one, so that it can be sent again.
        @discardableResult
        public func transactWriteItems(
            _ input: TransactWriteItemsInput
        ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
            var input = input
            if input.clientRequestToken == nil { input.clientRequestToken = IdempotencyToken.make() }
            return try await send(input)
        }
    }
#endif
