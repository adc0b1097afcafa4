/// A key whose languages are residuals of a table.
struct CompiledKey {
    /// For each template the residual of each of its parts.
    let starts: [[ResidualID]]
    /// For each part of each template the unknown that stands in it: the field that occurs in the key again.
    let unknowns: [[Int?]]
    /// For each unknown the languages of its occurrences, each once.
    let unknownLanguages: [[ResidualID]]

    init(_ key: KeyShape, table: ResidualTable) throws(BudgetSpent) {
        let repeated = key.repeatedFields
        var numbers: [FieldID: Int] = [:]
        var languages: [[ResidualID]] = []
        var starts: [[ResidualID]] = []
        var unknowns: [[Int?]] = []
        for template in key.parts {
            var templateStarts: [ResidualID] = []
            var templateUnknowns: [Int?] = []
            for part in template.parts {
                let start = try table.residual(of: part.language.node)
                templateStarts.append(start)
                guard case .field(let id, _) = part, repeated.contains(id) else {
                    templateUnknowns.append(nil)
                    continue
                }
                let number = numbers[id] ?? languages.count
                numbers[id] = number
                if number == languages.count { languages.append([]) }
                if !languages[number].contains(start) { languages[number].append(start) }
                templateUnknowns.append(number)
            }
            starts.append(templateStarts)
            unknowns.append(templateUnknowns)
        }
        self.starts = starts
        self.unknowns = unknowns
        self.unknownLanguages = languages
    }

    private init(starts: [[ResidualID]], unknowns: [[Int?]], unknownLanguages: [[ResidualID]]) {
        self.starts = starts
        self.unknowns = unknowns
        self.unknownLanguages = unknownLanguages
    }

    var hasUnknowns: Bool { !unknownLanguages.isEmpty }

    /// The templates that hold an unknown.
    func holdsUnknown(_ template: Int) -> Bool { unknowns[template].contains { $0 != nil } }

    /// The key with a text in the place of every unknown.
    func substituting(_ texts: [ResidualID]) -> CompiledKey {
        let replaced = zip(starts, unknowns).map { starts, unknowns in
            zip(starts, unknowns).map { start, unknown in unknown.map { texts[$0] } ?? start }
        }
        return CompiledKey(starts: replaced, unknowns: unknowns.map { $0.map { _ in nil } }, unknownLanguages: [])
    }

    /// A template, its unknowns being parts like others.
    func track(_ template: Int, table: ResidualTable) -> TemplateTrack {
        TemplateTrack(starts: starts[template], isBlock: isBlock(template), table: table)
    }

    /// A template that is read between its unknowns only.
    func trackBetweenUnknowns(_ template: Int, table: ResidualTable) -> TemplateTrack {
        TemplateTrack(starts: starts[template], isBlock: isBlock(template), stopsAtBlocks: true, table: table)
    }

    private func isBlock(_ template: Int) -> [Bool] { unknowns[template].map { $0 != nil } }
}
