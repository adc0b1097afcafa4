extension ClientSuite {
    /// What updates may say, and what comes of them.
    static let updateGroups: [[ClientCase]] = [
        sets, nestedSets, refusedSets, adds, deletes, removes, clauses, overlaps, updatedKeys, updateAnswers,
        conditionalUpdates, updatePlaceholders,
    ]
}
