/// What a user chooses about generated files.
package struct EmitOptions: Sendable {
    /// Who may see generated Swift.
    package enum Access: String, Sendable, CaseIterable {
        case `public`, package, `internal`
    }

    package var access: Access
    /// The design's file as the header names it: as it was given, never absolute by ours.
    package var sourcePath: String
    /// Templates that stand in for the compiled-in ones of the same name: `swift/entity.mustache`.
    package var templateOverrides: [TemplateOverride]

    package init(access: Access = .internal, sourcePath: String, templateOverrides: [TemplateOverride] = []) {
        self.access = access
        self.sourcePath = sourcePath
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
