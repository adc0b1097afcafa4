internal import KeywrightRuntime

/// The billing mode, the throughput and the global indexes, which a request may change together (F5.3, F6.2, F6.4).
extension Table {
    mutating func updateThroughputAndIndexes(_ input: UpdateTableInput) throws(DynamoDBError) {
        let updates = input.globalSecondaryIndexUpdates ?? []
        let (changes, deletions) = (updates.compactMap(\.update), updates.compactMap(\.delete))
        let billing = try billing(after: input)
        for change in changes { try check(change, input, billing) }
        for deletion in deletions { _ = try globalIndex(named: deletion.indexName, to: "delete") }
        var created: [IndexSchema] = []
        for creation in updates.compactMap(\.create) { created.append(try index(creation, input, billing)) }
        try checkCounts(created: created, deleted: deletions.count)

        settings.billing = billing
        if billing == .onDemand { settings.wasOnDemand = true }
        setIndexThroughput { index in
            if billing == .onDemand { return nil }
            return changes.first { utf8Equal($0.indexName, index.name) }?.provisionedThroughput ?? index.throughput
        }
        for deletion in deletions { removeIndex(named: deletion.indexName) }
        for index in created { addIndex(index) }
    }

    /// How the table is paid for after the request. The change to provisioned mode takes a throughput for the table
    /// and for each index that it has.
    private func billing(after input: UpdateTableInput) throws(DynamoDBError) -> Billing {
        switch input.billingMode.flatMap(Billing.Mode.init) ?? settings.billing.mode {
        case .onDemand:
            if input.provisionedThroughput != nil { throw .throughputOnDemand }
            return .onDemand
        case .provisioned:
            guard let throughput = input.provisionedThroughput else { return settings.billing }
            switch settings.billing {
            case .provisioned(let current):
                if current == throughput { throw Self.sameThroughput("the table", "the table", throughput) }
            case .onDemand:
                let changed = (input.globalSecondaryIndexUpdates ?? []).compactMap { $0.update?.indexName }
                let forgotten = schema.indexes.filter { index in
                    index.isGlobal && !changed.contains { utf8Equal($0, index.name) }
                }
                if !forgotten.isEmpty {
                    throw .invalidParameter(
                        "ProvisionedThroughput must be specified for index: "
                            + forgotten.map(\.name).joined(separator: ","))
                }
            }
            return .provisioned(throughput)
        }
    }

    /// Checks a new throughput of an index: it must be new, and the table in provisioned mode.
    private func check(
        _ change: UpdateTableInput.IndexUpdate.Throughput, _ input: UpdateTableInput, _ billing: Billing
    ) throws(DynamoDBError) {
        let index = try globalIndex(named: change.indexName, to: "update")
        if billing == .onDemand {
            throw input.billingMode == nil
                ? .invalidParameter(
                    "The only Updates for index: \(index.name) when TableThroughputMode is PAY_PER_REQUEST can be to "
                        + "OnDemandThroughput, WarmThroughput")
                : Self.throughputOnDemand(index.name)
        }
        if index.throughput == change.provisionedThroughput {
            throw Self.sameThroughput("the index \(index.name)", "index \(index.name)", change.provisionedThroughput)
        }
    }

    /// Checks an index to make. Its key attributes must be among the definitions of the request; what else is defined
    /// there counts for nothing, and nor does a type where the table has the attribute already (F1.20).
    private func index(
        _ creation: CreateTableInput.Index, _ input: UpdateTableInput, _ billing: Billing
    ) throws(DynamoDBError) -> IndexSchema {
        if schema.index(named: creation.indexName) != nil {
            throw .refused("Attempting to create an index which already exists")
        }
        let known = schema.definitions
        let definitions = (input.attributeDefinitions ?? []).compactMap { definition in
            known.first { utf8Equal($0.name, definition.attributeName) } ?? KeyAttribute(definition)
        }
        if definitions.isEmpty {
            throw .invalidParameter("AttributeDefinitions is not specified for index: \(creation.indexName)")
        }
        let index = try IndexSchema(creation, isGlobal: true, of: schema, definitions)
        switch (billing, index.throughput) {
        case (.onDemand, nil), (.provisioned, .some): return index
        case (.onDemand, .some): throw Self.throughputOnDemand(index.name)
        case (.provisioned, nil):
            throw .invalidParameter(
                "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: \(index.name)")
        }
    }

    /// One index is made or removed at a time (F6.2), and the table keeps to its limits (F1.21, F1.22).
    private func checkCounts(created: [IndexSchema], deleted: Int) throws(DynamoDBError) {
        if created.count + deleted > 1 {
            throw DynamoDBError(
                .limitExceeded,
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
        }
        var larger = schema
        larger.indexes += created
        if larger.indexes.count(where: \.isGlobal) > TableSchema.maximumGlobalIndexes {
            throw DynamoDBError(
                .limitExceeded,
                "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of "
                    + "\(TableSchema.maximumGlobalIndexes)")
        }
        try larger.checkIncludedCount()
    }

    /// The global index of a name. A local one can neither be changed nor removed (F6.3).
    private func globalIndex(named name: String, to verb: String) throws(DynamoDBError) -> IndexSchema {
        guard let index = schema.index(named: name) else {
            throw DynamoDBError(
                .resourceNotFound, "Requested resource not found: Index \(name) for table \(schema.name)")
        }
        if !index.isGlobal {
            throw .refused("Cannot \(verb) an index that is not a GlobalSecondaryIndex: \(name)")
        }
        return index
    }

    private static func throughputOnDemand(_ indexName: String) -> DynamoDBError {
        .invalidParameter(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: \(indexName) when "
                + "BillingMode is PAY_PER_REQUEST")
    }

    /// The refusal of a throughput that is already there (F6.4).
    private static func sameThroughput(
        _ subject: String, _ place: String, _ throughput: CreateTableInput.ProvisionedThroughput
    ) -> DynamoDBError {
        let (read, write) = (throughput.readCapacityUnits, throughput.writeCapacityUnits)
        return .refused(
            "The provisioned throughput for \(subject) will not change. The requested value equals the current value. "
                + "Current ReadCapacityUnits provisioned for \(place): \(read). Requested ReadCapacityUnits: \(read). "
                + "Current WriteCapacityUnits provisioned for \(place): \(write). Requested WriteCapacityUnits: "
                + "\(write). Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher "
                + "limits.")
    }
}
