internal import KeywrightRuntime

extension Table {
    /// Makes the change of an UpdateTable request that is sound in itself. Where it throws, the table is half changed
    /// and to be thrown away.
    ///
    /// - Parameter time: the clock's, in epoch seconds.
    mutating func update(_ input: UpdateTableInput, at time: Int64) throws(DynamoDBError) {
        try updateThroughputAndIndexes(input)
        if let stream = input.streamSpecification {
            if stream.streamEnabled, settings.stream != nil {
                throw .refused("Table already has an enabled stream: TableName: \(schema.name)")
            }
            if !stream.streamEnabled, settings.stream == nil {
                throw .refused("Table has no stream to disable: TableName: \(schema.name)")
            }
            settings.stream = stream.streamEnabled ? stream : nil
        }
        if let specification = input.sseSpecification {
            let encryption = try TableSettings.Encryption(checking: specification)
            if encryption == settings.encryption {
                throw .invalidParameter(
                    encryption == .owned
                        ? "Table is already encrypted by default"
                        : "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you "
                            + "want to change Master Key")
            }
            settings.encryption = encryption
        }
        if let name = input.tableClass { try updateClass(try TableSettings.TableClass(checking: name), at: time) }
        if let isProtected = input.deletionProtectionEnabled { settings.isProtected = isProtected }
    }

    /// Two changes within 30 days, and no more (F4.27). To name the class that the table has is none.
    private mutating func updateClass(_ tableClass: TableSettings.TableClass, at time: Int64) throws(DynamoDBError) {
        if tableClass == settings.tableClass { return }
        settings.classChanges.removeAll { time - $0 >= 30 * 24 * 60 * 60 }
        if settings.classChanges.count == 2 {
            throw DynamoDBError(
                .limitExceeded,
                "Subscriber limit exceeded: The table class can be changed 2 times within 30 days. Table: \(schema.name)"
            )
        }
        settings.tableClass = tableClass
        settings.classChanges.append(time)
    }
}
