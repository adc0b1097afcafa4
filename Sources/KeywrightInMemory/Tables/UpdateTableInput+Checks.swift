internal import KeywrightRuntime

/// What can be said of a request without its table.
extension UpdateTableInput {
    /// Checks what the service's own model demands of the request (F1.1, F1.4, F1.7, F1.22, F5.1).
    func checkConstraints() throws(DynamoDBError) {
        try ModelConstraint.checkDefinitions(attributeDefinitions ?? [])
        for (number, update) in (globalSecondaryIndexUpdates ?? []).enumerated() {
            let place = "globalSecondaryIndexUpdates.\(number + 1).member"
            if let create = update.create {
                try ModelConstraint.checkIndex(create, isGlobal: true, at: place + ".create")
            }
            if let change = update.update {
                try ModelConstraint.checkName(change.indexName, at: place + ".update.indexName")
                try ModelConstraint.checkThroughput(
                    change.provisionedThroughput, at: place + ".update.provisionedThroughput")
            }
            if let delete = update.delete {
                try ModelConstraint.checkName(delete.indexName, at: place + ".delete.indexName")
            }
        }
        try ModelConstraint.checkThroughput(provisionedThroughput, at: "provisionedThroughput")
        try ModelConstraint.checkSettings(
            billingMode: billingMode, stream: streamSpecification, sse: sseSpecification)
    }

    /// Checks that the request is for one kind of change, as far as the service takes them one by one (F6.4).
    ///
    /// Billing mode and throughput go together, with each other and with the throughput of indexes. The change to
    /// on-demand may also come with a stream or with an index to make or remove.
    func checkIsOneChange() throws(DynamoDBError) {
        let updates = globalSecondaryIndexUpdates ?? []
        let changesThroughput = provisionedThroughput != nil || billingMode != nil
        let exclusive = [
            ("Server-Side Encryption", sseSpecification != nil), ("TableClass", tableClass != nil),
            ("DeletionProtection", deletionProtectionEnabled != nil),
        ]
        let others = [changesThroughput, streamSpecification != nil, !updates.isEmpty]
        let count = exclusive.count(where: \.1) + others.count(where: { $0 })
        if count == 0 {
            throw .refused(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, "
                    + "SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, "
                    + "MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or "
                    + "TableClass is required")
        }
        if globalSecondaryIndexUpdates?.isEmpty == true {
            throw .invalidParameter("List of GlobalSecondaryIndexUpdates is empty")
        }
        if count > 1, let first = exclusive.first(where: \.1) {
            throw .invalidParameter("\(first.0) modification must be the only operation in the request")
        }
        let changesUnits =
            provisionedThroughput != nil || billingMode == Billing.Mode.provisioned.rawValue
        let changesIndexes = updates.contains { $0.create != nil || $0.delete != nil }
        if streamSpecification != nil, changesUnits || updates.contains(where: { $0.update != nil }) {
            throw .invalidParameter("You cannot modify stream status while updating table IOPS")
        }
        if changesIndexes, changesUnits {
            throw .invalidParameter("You cannot create or delete index while updating table IOPS")
        }
        if changesIndexes, streamSpecification != nil {
            throw .invalidParameter("You cannot create or delete index while changing stream status")
        }
    }

    /// Checks what each setting is in itself (F4.23, F5.3), and that each entry for an index has one action and each
    /// index one entry.
    func checkParts() throws(DynamoDBError) {
        if billingMode == Billing.Mode.provisioned.rawValue, provisionedThroughput == nil {
            throw .invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
        }
        if let stream = streamSpecification {
            if stream.streamEnabled, stream.streamViewType == nil {
                throw .invalidParameter("If stream is being enabled then UpdateViewType is required")
            }
            if !stream.streamEnabled, stream.streamViewType != nil {
                throw .invalidParameter("If stream is being disabled, then UpdateViewType must not be specified")
            }
        }
        var seen: [String] = []
        for update in globalSecondaryIndexUpdates ?? [] {
            let names = [update.update?.indexName, update.create?.indexName, update.delete?.indexName].compactMap(
                \.self)
            guard let name = names.first else {
                throw .invalidParameter(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null")
            }
            if names.count > 1 {
                throw .invalidParameter(
                    "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object")
            }
            if seen.contains(where: { utf8Equal($0, name) }) {
                throw .invalidParameter(
                    "Only one global secondary index update per index is allowed simultaneously. Index: \(name)")
            }
            seen.append(name)
        }
    }
}
