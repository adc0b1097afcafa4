extension Entity {
    /// What a placeholder names, as a template writes it: `address.city`.
    package func name(of placeholder: Placeholder) -> String {
        ([self[placeholder.attribute].name] + placeholder.path).joined(separator: ".")
    }

    /// The same with its transforms: `address.city|lower`.
    package func chain(of placeholder: Placeholder) -> String {
        ([name(of: placeholder)] + placeholder.transforms.map(\.text)).joined(separator: "|")
    }
}
