import KeywrightModel

extension KeyTextPart {
    /// What an argument's text is made by, as reports say it behind its name.
    var words: [String] {
        switch self {
        case .bound(_, let transforms, let language, let comparison):
            within(language, transforms) + transforms.map(\.text) + (comparison == .less ? ["before"] : [])
        case .argument(_, let transforms, _), .beginning(_, let transforms, _), .now(_, let transforms),
            .held(_, let transforms, _):
            transforms.map(\.text)
        case .literal, .repetition: []
        }
    }

    /// Between which ints a bound has a text in the order of all others, where no transform tells.
    private func within(_ language: PlaceholderLanguage, _ transforms: [Transform]) -> [String] {
        guard transforms.isEmpty, case .integer(let least, let most) = language, least > .min || most < .max else {
            return []
        }
        return ["within(\(least),\(most))"]
    }
}
