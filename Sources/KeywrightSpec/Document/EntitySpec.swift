package import KeywrightDiagnostics

/// An entry of `entities:`.
package struct EntitySpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// The name of its table, where there are several.
    package var table: SpecText?
    /// The discriminator's text.
    package var stored: SpecText?
    /// nil where it is missing or could not be read.
    package var key: TemplatesSpec?
    package var indexes: [IndexEntrySpec] = []
    package var attributes: [AttributeSpec] = []
    package var identities: [AttributeSetSpec] = []
    package var uniques: [AttributeSetSpec] = []
    package var version: RoleSpec?
    package var created: RoleSpec?
    package var updated: RoleSpec?
    package var expect = ExpectedItemsSpec()
    package var examples: [ExampleSpec] = []
    /// Whether a part was left out whose absence others could take for a mistake of their own.
    package var isSound = true
}

/// Templates by key attribute, in the order written.
package struct TemplatesSpec: Sendable {
    package struct Entry: Sendable {
        package var attribute: SpecText
        /// nil where it could not be read.
        package var template: SpecText?
    }

    package var entries: [Entry]
    /// The key, `key` or the index's name.
    package var nameSpan: SourceSpan
    /// The whole entry.
    package var origin: SourceSpan
}

/// An entry of `indexes:` of an entity.
package struct IndexEntrySpec: Sendable {
    package var index: SpecText
    package var templates: TemplatesSpec
}

/// An entry of `attributes:`.
package struct AttributeSpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// nil where it could not be read.
    package var type: TypeSpec?
    package var defaultValue: ValueSpec?
    package var isImmutable = false
    package var storedName: SpecText?
    /// The place of `stored: false`.
    package var unstored: SourceSpan?
    /// Whether it may have a default that could not be read.
    package var isDefaultLost = false
}

/// One attribute, or a list of those that count together.
package struct AttributeSetSpec: Sendable {
    package var attributes: [SpecText]
    package var span: SourceSpan
}

/// An attribute that generated code keeps.
package enum RoleSpec: Sendable {
    /// By `true`: the attribute has the language's own name. The place is that of `true`.
    case byDefault(SourceSpan)
    case named(SpecText)

    package var span: SourceSpan {
        switch self {
        case .byDefault(let span): span
        case .named(let text): text.span
        }
    }
}

/// `expect` of an entity.
package struct ExpectedItemsSpec: Sendable {
    /// Items.
    package var count: Double?
    /// Bytes of the mean item.
    package var size: Double?
}

/// An item of `examples:`.
package struct ExampleSpec: Sendable {
    package var values: [ValueSpec.Member]
    package var span: SourceSpan
}
