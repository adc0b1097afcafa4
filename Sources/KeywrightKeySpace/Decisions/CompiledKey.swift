/// A key whose languages are residuals of a table, with the automata of its templates, each made once.
final class CompiledKey {
    /// For each template the residual of each of its parts.
    let starts: [[ResidualID]]
    /// For each part of each template the number of the field in it; nil for a literal.
    let fields: [[Int?]]
    /// For each part of each template the unknown that stands in it: the field that occurs in the key again.
    let unknowns: [[Int?]]
    /// For each unknown the languages of its occurrences, each once.
    let unknownLanguages: [[ResidualID]]
    /// For the number of each field whose text follows from another's the number of that field.
    let sources: [Int: Int]
    /// The numbers of those of them whose length follows from the length of that other field, or is fixed.
    let measured: Set<Int>
    /// Each template, its unknowns being parts like others.
    let tracks: [TemplateTrack]
    /// Each template, read between its unknowns only.
    let tracksBetweenUnknowns: [TemplateTrack]

    convenience init(_ key: KeyShape, table: ResidualTable) throws(BudgetSpent) {
        let repeated = key.repeatedFields
        var fieldNumbers: [FieldID: Int] = [:]
        var unknownNumbers: [FieldID: Int] = [:]
        var languages: [[ResidualID]] = []
        var starts: [[ResidualID]] = []
        var fields: [[Int?]] = []
        var unknowns: [[Int?]] = []
        for template in key.parts {
            var all: (starts: [ResidualID], fields: [Int?], unknowns: [Int?]) = ([], [], [])
            for part in template.parts {
                let start = try table.residual(of: part.language.node)
                all.starts.append(start)
                guard case .field(let id, _) = part else {
                    all.fields.append(nil)
                    all.unknowns.append(nil)
                    continue
                }
                let field = fieldNumbers[id] ?? fieldNumbers.count
                fieldNumbers[id] = field
                all.fields.append(field)
                guard repeated.contains(id) else {
                    all.unknowns.append(nil)
                    continue
                }
                let unknown = unknownNumbers[id] ?? languages.count
                unknownNumbers[id] = unknown
                if unknown == languages.count { languages.append([]) }
                if !languages[unknown].contains(start) { languages[unknown].append(start) }
                all.unknowns.append(unknown)
            }
            starts.append(all.starts)
            fields.append(all.fields)
            unknowns.append(all.unknowns)
        }
        var sources: [Int: Int] = [:]
        var measured: Set<Int> = []
        for (id, language) in key.distinctFields where id.derive != nil && !id.chain.isEmpty {
            guard let number = fieldNumbers[id], let source = fieldNumbers[FieldID(id.attribute)] else { continue }
            sources[number] = source
            if id.keepsLength || language.lengthRange.isFixed { measured.insert(number) }
        }
        self.init(
            starts: starts, fields: fields, unknowns: unknowns, unknownLanguages: languages, sources: sources,
            measured: measured, table: table)
    }

    private init(
        starts: [[ResidualID]], fields: [[Int?]], unknowns: [[Int?]], unknownLanguages: [[ResidualID]],
        sources: [Int: Int], measured: Set<Int>, table: ResidualTable
    ) {
        self.starts = starts
        self.fields = fields
        self.unknowns = unknowns
        self.unknownLanguages = unknownLanguages
        self.sources = sources
        self.measured = measured
        tracks = zip(starts, unknowns).map { starts, unknowns in
            TemplateTrack(starts: starts, isBlock: unknowns.map { $0 != nil }, table: table)
        }
        tracksBetweenUnknowns = zip(starts, unknowns).map { starts, unknowns in
            TemplateTrack(starts: starts, isBlock: unknowns.map { $0 != nil }, stopsAtBlocks: true, table: table)
        }
    }

    var hasUnknowns: Bool { !unknownLanguages.isEmpty }

    /// The templates that hold an unknown.
    func holdsUnknown(_ template: Int) -> Bool { unknowns[template].contains { $0 != nil } }

    /// The unknowns whose text can be empty.
    func emptyUnknowns(_ table: ResidualTable) -> [Int] {
        let open = Set(unknowns.joined().compactMap { $0 })
        return open.filter { unknownLanguages[$0].allSatisfy(table.isNullable) }.sorted()
    }

    /// The key with the empty text in the place of one unknown.
    func emptying(_ unknown: Int, table: ResidualTable) -> CompiledKey {
        let replaced = zip(starts, unknowns).map { starts, unknowns in
            zip(starts, unknowns).map { start, number in number == unknown ? table.end : start }
        }
        var languages = unknownLanguages
        languages[unknown] = [table.end]
        return CompiledKey(
            starts: replaced, fields: fields, unknowns: unknowns.map { $0.map { $0 == unknown ? nil : $0 } },
            unknownLanguages: languages, sources: sources, measured: measured, table: table)
    }

    /// The key with a text in the place of every unknown.
    func substituting(_ texts: [ResidualID], table: ResidualTable) -> CompiledKey {
        let replaced = zip(starts, unknowns).map { starts, unknowns in
            zip(starts, unknowns).map { start, unknown in unknown.map { texts[$0] } ?? start }
        }
        return CompiledKey(
            starts: replaced, fields: fields, unknowns: unknowns.map { $0.map { _ in nil } }, unknownLanguages: [],
            sources: sources, measured: measured, table: table)
    }
}
