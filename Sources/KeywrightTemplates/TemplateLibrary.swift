/// Templates by name, each compiled once, that include each other as partials.
///
/// The language is the common subset of Mustache, for texts that are code:
///
/// | tag | does |
/// |---|---|
/// | `{{name}}`, `{{{name}}}`, `{{&name}}` | prints a text; nothing is ever escaped |
/// | `{{a.b}}` | the member `b` of what `a` names: `a` is looked for outward, `b` only there |
/// | `{{.}}` | the element of the list, or the record, that the section around is about |
/// | `{{#name}}…{{/name}}` | if yes; for each element of a list; for a record, within it |
/// | `{{^name}}…{{/name}}` | if no, absent or an empty list |
/// | `{{#@first}}`, `{{#@last}}`, `{{@index}}` | of the innermost list around: a yes or no, and the count from 0; `{{^@last}},{{/@last}}` |
/// | `{{> folder/name}}` | another template, with the same names |
/// | `{{! text }}` | nothing; may run over several lines |
///
/// A tag other than `{{name}}` that is alone on its line takes the line away with it. A partial that is alone on its
/// line indents every line that it outputs, those of its sections, its partials and its values among them, by the
/// blanks before the tag; one within a line gives its text without the line break at the end of its file. A line that
/// holds nothing but blanks of a template is output empty. Every line break is output as `\n`.
///
/// It departs from Mustache in that nothing is lost in silence: a name that no record around has, a partial that does
/// not exist, a text in a section, or anything else than a text in print is an error with its place. There are no
/// lambdas, other delimiters, blocks or pragmas.
package struct TemplateLibrary: Sendable {
    /// By name.
    private(set) var templates: [Template]
    private let positions: [String: Int]
    /// Where the hints of each template begin; see ``ContextStack``.
    let firstHints: [Int]
    let nameCount: Int

    /// Compiles the templates; what is wrong with them is in ``errors``. Of two of one name the last counts.
    package init(_ sources: [(name: String, text: String)]) {
        self.init(compiling: sources, over: [])
    }

    /// This library with some templates replaced by others of their name, and with those of new names added.
    package func overriding(with sources: [(name: String, text: String)]) -> TemplateLibrary {
        TemplateLibrary(compiling: sources, over: templates)
    }

    private init(compiling sources: [(name: String, text: String)], over base: [Template]) {
        var byName: [String: Template] = [:]
        for template in base { byName[template.name] = template }
        for source in sources { byName[source.name] = compileTemplate(name: source.name, text: source.text) }
        templates = byName.values.sorted { $0.name < $1.name }
        var positions: [String: Int] = [:]
        var firstHints: [Int] = []
        var nameCount = 0
        for (position, template) in templates.enumerated() {
            positions[template.name] = position
            firstHints.append(nameCount)
            nameCount += template.references.count
        }
        self.positions = positions
        self.firstHints = firstHints
        self.nameCount = nameCount
    }

    /// In order.
    package var names: [String] { templates.map(\.name) }

    /// What keeps templates from being run, whatever they are run with: tags that do not parse, sections that do not
    /// close, partials that do not exist. By file and place.
    package var errors: [TemplateError] {
        templates.flatMap { template in
            var errors = template.errors
            for partial in template.partials where positions[partial.name] == nil {
                errors.append(unknown(partial, in: template))
            }
            return sortedByPlace(errors)
        }
    }

    /// The names that none of these templates is or includes: an override among them has no effect.
    package func namesNotReached(from roots: [String]) -> [String] {
        var reached: Set<Int> = []
        var waiting = roots.compactMap { positions[$0] }
        while let position = waiting.popLast() {
            guard reached.insert(position).inserted else { continue }
            waiting.append(contentsOf: templates[position].partials.compactMap { positions[$0.name] })
        }
        return templates.indices.filter { !reached.contains($0) }.map { templates[$0].name }
    }

    /// An error for each of these templates that no root includes, at its beginning.
    package func withoutEffect(_ names: Set<String>, roots: [String]) -> [TemplateError] {
        let idle = namesNotReached(from: roots).filter(names.contains)
        return idle.map { name in
            let near = suggestion(name, self.names.filter { !names.contains($0) })
            return TemplateError(
                file: name, line: 1, column: 1,
                message: "no template includes `\(name)`, so that it has no effect\(near)")
        }
    }

    /// Renders a template. Fails with the first error met, among them any in a template that takes part.
    package func render(_ name: String, with value: TemplateValue) throws(TemplateError) -> String {
        String(decoding: try renderBytes(name, with: value), as: UTF8.self)
    }

    package func render(_ name: String, with view: some TemplateViewable) throws(TemplateError) -> String {
        try render(name, with: view.templateValue)
    }

    /// As ``render(_:with:)``, in UTF-8.
    package func renderBytes(_ name: String, with value: TemplateValue) throws(TemplateError) -> [UInt8] {
        let root = try position(of: name)
        if let error = templates[root].errors.first { throw error }
        var renderer = TemplateRenderer(library: self, value: value)
        try renderer.run(root)
        return renderer.output.bytes
    }

    /// Holds a template and its partials against a sample of the value that it will be rendered with: every name is
    /// looked up, in sections that the sample would skip too. Lists of the sample need an element. By file and place.
    package func check(_ name: String, against sample: TemplateValue) -> [TemplateError] {
        do {
            var checker = TemplateChecker(library: self, sample: sample)
            return checker.check(try position(of: name))
        } catch {
            return [error]
        }
    }

    /// The template that a tag includes.
    func position(of partial: PartialReference, in template: Template) throws(TemplateError) -> Int {
        guard let position = positions[partial.name] else { throw unknown(partial, in: template) }
        return position
    }

    private func position(of name: String) throws(TemplateError) -> Int {
        guard let position = positions[name] else {
            throw TemplateError(
                file: name, line: 1, column: 1, message: "no template is named `\(name)`\(suggestion(name, names))")
        }
        return position
    }

    private func unknown(_ partial: PartialReference, in template: Template) -> TemplateError {
        template.error(
            at: partial.offset, "no partial is named `\(partial.name)`\(suggestion(partial.name, names))")
    }
}

/// By file, line, column and message.
package func sortedByPlace(_ errors: some Sequence<TemplateError>) -> [TemplateError] {
    errors.sorted { left, right in
        if left.file != right.file { return left.file < right.file }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        return left.message < right.message
    }
}
