import KeywrightDiagnostics
package import KeywrightModel

extension Design {
    /// What of a pattern is not planned: more optional parameters than there are plans for. One finding for each.
    package func unplannedParts(of pattern: AccessPattern) -> [UnplannedPart] {
        guard !isPlannable(pattern) else { return [] }
        return pattern.parameters.filter(\.isOptional).map { parameter in
            UnplannedPart("`$\(parameter.name)?`", at: parameter.span, subject: Subject(pattern: pattern.name))
        }
    }

    /// Whether a pattern has no part that is not planned: else it is not planned at all.
    package func isPlannable(_ pattern: AccessPattern) -> Bool {
        pattern.optionalParameters.count <= AccessPattern.mostOptional
    }
}

extension AccessPlan {
    /// What its query is repeated over; empty where it is one request.
    package var fans: [Fan] {
        for case .query(let query) in requests where !query.fans.isEmpty { return query.fans }
        return []
    }

    /// Stored names of what a local index does not hold and fetches from the table; empty where nothing is.
    package var fetchedFromTable: [String] {
        requests.flatMap { request -> [String] in
            switch request {
            case .query(let query): query.fetchedFromTable
            case .scan(let scan): scan.fetchedFromTable
            case .get, .batchGet, .transactGet, .put, .update, .delete, .transact, .batchWrite: []
            }
        }
    }
}
