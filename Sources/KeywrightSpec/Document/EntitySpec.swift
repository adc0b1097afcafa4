package import KeywrightDiagnostics

/// An entry of `entities:`.
package struct EntitySpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// The name of its table, where there are several.
    package var table: SpecText?
    /// The names of its mixins, in the order written.
    package var mixins: [SpecText] = []
    package var isUnscoped = false
    /// The discriminator's text.
    package var stored: SpecText?
    /// nil where it is missing or could not be read.
    package var key: TemplatesSpec?
    /// Its own; what mixins bring is added when names are bound.
    package var shared = SharedSpec()
    package var identities: [AttributeSetSpec] = []
    package var expect = ExpectedItemsSpec()
    package var examples: [ExampleSpec] = []
    /// Whether a part was left out whose absence others could take for a mistake of their own.
    package var isSound = true
}

/// What an entity can have by itself or from a mixin.
package struct SharedSpec: Sendable {
    package var attributes: [AttributeSpec] = []
    package var indexes: [IndexEntrySpec] = []
    /// nil where it says nothing of them.
    package var uniques: [AttributeSetSpec]?
    package var version: VersionSpec?
    package var timestamps: TimestampsSpec?
}

/// `version`: `false` says that there is none, whatever a mixin says.
package struct VersionSpec: Sendable {
    package var role: RoleSpec?
}

/// `timestamps`: `false` says that there are none, whatever a mixin says.
package struct TimestampsSpec: Sendable {
    package var created: RoleSpec?
    package var updated: RoleSpec?
}

/// An entry of `mixins:`.
package struct MixinSpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    package var shared = SharedSpec()
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
    /// When an item is in the index at all.
    package var when: SpecText?
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
