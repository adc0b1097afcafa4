/// What a user chooses about generated files.
package struct EmitOptions: Sendable {
    /// Who may see generated Swift.
    package enum Access: String, Sendable, CaseIterable {
        case `public`, package, `internal`
    }

    /// How generated Swift is dealt out to files.
    package enum Layout: Sendable, Equatable {
        /// One for the design, and one for each entity.
        case filePerEntity
        /// All of it in a file of this name, which is known before the design is read.
        case oneFile(String)
    }

    package var access: Access
    package var layout: Layout
    /// The design's file as the header names it: as it was given, never absolute by ours.
    package var sourcePath: String
    /// What makes generated Swift anew, as the header says it; nil for the command itself.
    package var command: String?
    /// Templates that stand in for the compiled-in ones of the same name: `swift/entity.mustache`.
    package var templateOverrides: [TemplateOverride]

    package init(
        access: Access = .internal, layout: Layout = .filePerEntity, sourcePath: String, command: String? = nil,
        templateOverrides: [TemplateOverride] = []
    ) {
        self.access = access
        self.layout = layout
        self.sourcePath = sourcePath
        self.command = command
        self.templateOverrides = templateOverrides
    }
}

/// A user's own template.
package struct TemplateOverride: Sendable {
    /// Its path below the templates folder.
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
