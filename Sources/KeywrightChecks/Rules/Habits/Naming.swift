import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let naming = Rule(
        RuleID("KW704", "naming"),
        severity: .info,
        summary: "an entity that is not PascalCase, or a pattern or attribute unlike most others",
        explanation: """
            Entities become types, patterns methods and attributes properties; names of another form are turned into these, and then read
            otherwise in code than in the design. Patterns and attributes are held to lowerCamelCase only where most of the design's
            are: an existing table may have a habit of its own.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              user_note:
            # ^^^^^^^^^ info[KW704]
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, content: string, Author: string }
            #                                                ^^^^^^ info[KW704]
            accessPatterns:
              getNote: { get: user_note }
              editNote: { update: user_note, set: [content] }
              sign_note: { update: user_note, set: [Author] }
            # ^^^^^^^^^ info[KW704]
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              UserNote:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, content: string, author: string }
            accessPatterns:
              getNote: { get: UserNote }
              editNote: { update: UserNote, set: [content] }
              signNote: { update: UserNote, set: [author] }
            """,
        check: .design(checkNaming)
    )
}

private struct NamedPlace {
    var name: String
    var span: SourceSpan
    var subject: Subject
}

private func checkNaming(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for entity in design.entities where !SwiftName.isUpperCamel(entity.name) {
        let place = NamedPlace(name: entity.name, span: entity.nameSpan, subject: Subject(entity: entity.name))
        diagnostics.report(.naming("entity", place, "PascalCase", SwiftName.upperCamel(entity.name)))
    }
    let patterns = design.patterns.filter { !SwiftName.isLowerCamel($0.name) }.map { pattern in
        NamedPlace(name: pattern.name, span: pattern.nameSpan, subject: Subject(pattern: pattern.name))
    }
    report("pattern", patterns, of: design.patterns.count, &diagnostics)
    // What a mixin brings to several entities is one attribute.
    let isShared = !design.mixins.isEmpty
    var seen: Set<SourceSpan> = []
    var count = 0
    var attributes: [NamedPlace] = []
    for entity in design.entities.indices {
        let known = design.entities[entity].attributes
        // By position, since a loop over the attributes would copy each.
        for index in known.indices where !isShared || seen.insert(known[index].nameSpan).inserted {
            count += 1
            if SwiftName.isLowerCamel(known[index].name) { continue }
            let subject = Subject(entity: design.entities[entity].name, attribute: known[index].name)
            attributes.append(NamedPlace(name: known[index].name, span: known[index].nameSpan, subject: subject))
        }
    }
    report("attribute", attributes, of: count, &diagnostics)
}

/// Reports the names of a kind that are not in lowerCamelCase, where most are.
private func report(_ kind: String, _ unlike: [NamedPlace], of count: Int, _ diagnostics: inout Diagnostics) {
    guard unlike.count * 2 < count else { return }
    for place in unlike {
        diagnostics.report(.naming(kind, place, "lowerCamelCase, as most are", SwiftName.lowerCamel(place.name)))
    }
}

extension Diagnostic {
    fileprivate static func naming(_ kind: String, _ place: NamedPlace, _ form: String, _ better: String?)
        -> Diagnostic
    {
        Diagnostic(
            Rule.naming.id, .info, "\(kind) `\(place.name)` is not in \(form)", at: Label(place.span),
            help: better.map { ["it is `\($0)` in generated code"] } ?? [], subject: place.subject)
    }
}
