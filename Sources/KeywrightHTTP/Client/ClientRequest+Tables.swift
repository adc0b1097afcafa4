#if HTTP
    import KeywrightRuntime
    import KeywrightWire

    // Each of the changes is refused the second time where the first was carried out: a table that exists, that is being
    // changed or deleted, or that has what is asked for already.

    extension CreateTableInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .idempotent }
    }

    extension UpdateTableInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .idempotent }
    }

    extension DeleteTableInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .idempotent }
    }

    extension UpdateTimeToLiveInput: ClientRequest {
        var tableNames: [String] { [tableName] }
        var repeatability: Repeatability { .idempotent }
    }

    extension DescribeTableInput: ClientRequest {
        var tableNames: [String] { [tableName] }
    }

    extension DescribeTimeToLiveInput: ClientRequest {
        var tableNames: [String] { [tableName] }
    }
#endif
