#if HTTP
    import KeywrightRuntime
    import KeywrightWire

    extension GetItemInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        static func consumedCapacity(of output: GetItemOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }

    extension PutItemInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .put(self) }
        static func consumedCapacity(of output: WriteItemOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }

    extension UpdateItemInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .update(self) }
        static func consumedCapacity(of output: WriteItemOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }

    extension DeleteItemInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .delete(self) }
        static func consumedCapacity(of output: WriteItemOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }

    extension QueryInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        static func consumedCapacity(of output: PageOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }

    extension ScanInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        static func consumedCapacity(of output: PageOutput) -> [ConsumedCapacity] {
            output.consumedCapacity.map { [$0] } ?? []
        }
    }
#endif
