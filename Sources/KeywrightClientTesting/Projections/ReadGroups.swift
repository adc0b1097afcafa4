extension ClientSuite {
    /// What scans find, and what of the items reads give.
    static let readGroups: [[ClientCase]] = [
        scans, parallelScans, projections, refusedProjections, indexProjections, selects,
    ]
}
