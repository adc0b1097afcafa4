package import KeywrightModel
package import KeywrightPlanner

/// A target of `generate`: from a design and its plan to whole files, without looking at anything else.
///
/// Emitters do not know each other; a further one is a further folder and a further line in ``all``.
package struct Emitter: Sendable {
    /// As `--target` calls it.
    package let name: String
    /// What it writes, in a line for the help.
    package let summary: String
    private let files: @Sendable (Design, DesignPlan, EmitOptions) throws(EmitError) -> [GeneratedFile]

    init(
        name: String, summary: String,
        files: @escaping @Sendable (Design, DesignPlan, EmitOptions) throws(EmitError) -> [GeneratedFile]
    ) {
        self.name = name
        self.summary = summary
        self.files = files
    }

    /// The files of a design that has no errors: same input, same bytes. Fails where a template of the user's does.
    package func emit(
        _ design: Design, plan: DesignPlan, options: EmitOptions
    ) throws(EmitError) -> [GeneratedFile] {
        try files(design, plan, options)
    }

    package static let all: [Emitter] = [
        Emitter(
            name: "swift", summary: "entities, keys and repositories in Swift", files: SwiftEmitter.emit),
        Emitter(
            name: "table-json", summary: "the inputs of the calls that make the tables", files: TableJSONEmitter.emit),
        Emitter(
            name: "vectors", summary: "keys that builders in any language have to give, and values to refuse",
            files: VectorsEmitter.emit),
    ]

    package static func named(_ name: String) -> Emitter? { all.first { $0.name == name } }
}

/// Why templates of the user's could not be rendered.
package struct EmitError: Error, Sendable, Equatable {
    package struct Problem: Sendable, Equatable {
        /// The file's path below the templates folder.
        package var file: String
        /// From 1.
        package var line: Int
        /// From 1, in Unicode scalars.
        package var column: Int
        package var message: String
    }

    /// At least one, by file and place.
    package var problems: [Problem]
}
