extension ClientSuite {
    /// What queries find, in which order, and in which pages.
    static let queryGroups: [[ClientCase]] = [
        keyConditionsOnNumbers, keyConditionsOnTexts, keyConditionsOnBinaries, refusedKeyConditions,
        mistypedKeyConditions, refusedQueries, filters, pagings, cursors, pagedQueries, pageSizes,
    ]
}
