#if HTTP
    public import KeywrightRuntime
    import KeywrightWire

    extension DynamoDBHTTPClient {
        /// Creates a table.
        @discardableResult
        public func createTable(_ input: CreateTableInput) async throws(DynamoDBError) -> TableDescription {
            try await send(input)
        }

        /// What there is of a table.
        public func describeTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
            try await send(DescribeTableInput(tableName: tableName))
        }

        /// Changes one thing of a table.
        @discardableResult
        public func updateTable(_ input: UpdateTableInput) async throws(DynamoDBError) -> TableDescription {
            try await send(input)
        }

        /// Removes a table with all its items.
        @discardableResult
        public func deleteTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
            try await send(DeleteTableInput(tableName: tableName))
        }

        /// Names the attribute that holds the expiry of an item, or turns expiry off.
        public func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError) {
            try await send(input)
        }

        /// The attribute that holds the expiry of an item, or nil where nothing expires.
        public func describeTimeToLive(_ tableName: String) async throws(DynamoDBError) -> String? {
            try await send(DescribeTimeToLiveInput(tableName: tableName))
        }
    }
#endif
