import KeywrightTemplates

/// The compiled-in templates with the user's own in place of them.
///
/// The user's are held against views in which nothing is missing, so that a mistake is told whatever the design needs of
/// them, and every one at once.
func swiftTemplates(overriddenBy overrides: [TemplateOverride]) throws(EmitError) -> TemplateLibrary {
    let base = TemplateLibrary(embeddedTemplates)
    guard !overrides.isEmpty else { return base }
    let strangers = overrides.filter { !$0.name.hasSuffix(TemplateOverride.suffix) }.map { file in
        EmitError.Problem(
            file: file.name, line: 1, column: 1,
            message: "`\(file.name)` is no template, whose name would end in `\(TemplateOverride.suffix)`")
    }
    guard strangers.isEmpty else { throw EmitError(problems: strangers) }
    let library = base.overriding(with: overrides.map { (name: $0.libraryName, text: $0.text) })
    var errors = library.errors
    if errors.isEmpty {
        let samples = [("swift/design", SampleViews.design), ("swift/entity", SampleViews.entity)]
        errors = samples.flatMap { library.check($0, against: $1) }
        errors += library.withoutEffect(Set(overrides.map(\.libraryName)), roots: SwiftEmitter.roots)
    }
    if !errors.isEmpty { throw EmitError(errors) }
    return library
}

extension EmitError {
    init(_ errors: [TemplateError]) {
        let sorted = sortedByPlace(Set(errors))
        problems = sorted.map { error in
            Problem(
                file: error.file + TemplateOverride.suffix, line: error.line, column: error.column,
                message: error.message)
        }
    }
}

extension TemplateOverride {
    static let suffix = ".mustache"

    /// As the library calls it: without the ending.
    var libraryName: String {
        name.hasSuffix(TemplateOverride.suffix) ? String(name.dropLast(TemplateOverride.suffix.count)) : name
    }
}
