extension ClientSuite {
    /// What items may be.
    static let itemGroups: [[ClientCase]] = [
        itemSizes, itemSizeLimits, numberForms, numberPlaces, numberLimits, keyOrders, indexOrders, keyIdentities,
        keySizes, keyContents, attributeContents, nesting, conditionalPuts,
    ]
}
