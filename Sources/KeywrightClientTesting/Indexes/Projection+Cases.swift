internal import KeywrightRuntime

extension CreateTableInput.Projection {
    /// Whole items.
    static let all = CreateTableInput.Projection(projectionType: "ALL")

    /// The keys alone.
    static let keysOnly = CreateTableInput.Projection(projectionType: "KEYS_ONLY")

    /// The keys and these attributes.
    static func including(_ names: [String]) -> CreateTableInput.Projection {
        CreateTableInput.Projection(projectionType: "INCLUDE", nonKeyAttributes: names)
    }
}
