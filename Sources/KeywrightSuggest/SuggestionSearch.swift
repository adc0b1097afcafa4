import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightPlanner
import KeywrightSynthesis

/// Tries proposals in the text until one holds.
struct SuggestionSearch {
    let source: DesignSource
    let text: DesignText
    /// As the design stands.
    let base: Compilation
    /// With a key for every entity, be it one that only holds a place.
    let design: Design
    let wanted: [Int]
    let keyless: Set<EntityID>
    let provisional: ProvisionalKeys?
    private var suggester: Suggester
    /// Why a query had no plan when it was tried last, or what was an error of it, and how often it was tried.
    private var failures: [Int: (why: String, count: Int)] = [:]
    /// So often at most a query is tried in another way.
    private static let mostTries = 4
    /// The first thing that stood against the proposal that was tried last.
    private var lastError: String?
    /// Errors and warnings that the design has as it stands.
    private let known: Set<FindingKey>

    /// What a finding is about, wherever it stands.
    private struct FindingKey: Hashable {
        var rule: String
        var subject: Subject

        init(_ finding: Diagnostic) {
            rule = finding.rule.code
            subject = finding.subject
        }
    }

    /// A proposal in the text, and what became of it.
    private struct Trial {
        var proposal: Proposal
        var compilation: Compilation
        var files: [SourceFile]
        var warnings: [Diagnostic] = []
        var complaints: [Complaint] = []
        /// Whether it may be suggested.
        var holds = false
    }

    init(
        source: DesignSource, text: DesignText, base: Compilation, design: Design, wanted: [Int],
        keyless: Set<EntityID> = [], provisional: ProvisionalKeys? = nil
    ) {
        self.source = source
        self.text = text
        self.base = base
        self.design = design
        self.wanted = wanted
        self.keyless = keyless
        self.provisional = provisional
        var bound: [EntityID: [AttributeID]] = [:]
        for id in keyless {
            bound[id] = (provisional?.bound[design[id].name] ?? []).compactMap { design[id].attribute(named: $0) }
        }
        let bare = Set((provisional?.change.tables ?? []).map(\.table))
        suggester = Suggester(design, wanted: wanted, keyless: keyless, bare: bare, bound: bound)
        known = Set(base.findings.filter { $0.severity != .info }.map(FindingKey.init))
    }

    mutating func run(attempts: Int) -> Suggestion {
        var suggestion = Suggestion()
        suggestion.old = text.files
        suggestion.new = text.files
        suggestion.unplanned = design.patterns.filter { !design.isPlannable($0) }.map(\.name)
        var best: Trial?
        var trouble: String?
        for attempt in 0..<attempts {
            let proposal = suggester.proposal()
            let change = proposal.change
            if change.isEmpty { break }
            // What has only warnings against it is not given up for more indexes, or for fewer answers.
            if let best, proposal.newIndexes > best.proposal.newIndexes || proposal.answered < best.proposal.answered {
                break
            }
            suggestion.attempts = attempt + 1
            let givenUp = suggester.unanswerable.count
            let trial: Trial
            do throws(EditTrouble) {
                trial = try self.trial(proposal, change)
            } catch {
                trouble = error.why
                break
            }
            if trial.holds, trial.warnings.count < best?.warnings.count ?? .max { best = trial }
            if trial.holds, trial.warnings.isEmpty { break }
            var isNew = suggester.unanswerable.count > givenUp
            for complaint in trial.complaints { isNew = suggester.refuse(complaint, of: proposal) || isNew }
            if !isNew { break }
        }
        finish(&suggestion, best, trouble)
        return suggestion
    }

    // MARK: A trial

    private mutating func trial(_ proposal: Proposal, _ change: DesignChange) throws(EditTrouble) -> Trial {
        let files = try DesignEditor.files(of: text, with: change)
        var table = SourceTable()
        let compilation = compile(source.holding(files, insteadOf: text.files), files: &table)
        var trial = Trial(proposal: proposal, compilation: compilation, files: files)
        judge(&trial)
        return trial
    }

    private mutating func judge(_ trial: inout Trial) {
        let demands = trial.proposal.covers.flatMap(\.groups).flatMap(\.demands)
        let answered = Set(demands.map { suggester.demands[$0].pattern })
        // A query that nothing answers is told of by itself.
        let left = Set(wanted).subtracting(answered)
        let fresh = trial.compilation.findings.filter { finding in
            finding.severity != .info && finding.allowedBecause == nil && finding.rule.code != "KW000"
                && !known.contains(FindingKey(finding)) && !finding.isOfPattern(among: left, in: design)
        }
        trial.warnings = fresh.filter { $0.severity == .warning }
        let errors = fresh.filter { $0.severity == .error }
        lastError = errors.first.map { "the last proposal had \($0.rule.code): \($0.message)" }
        guard let plan = trial.compilation.plan else {
            trial.complaints = errors.compactMap(complaint)
            return
        }
        for position in answered.sorted() {
            guard case .failed(let failure) = plan.patterns[position] else { continue }
            let why = failure.candidates.first?.obstacles.first?.text(in: design) ?? "it has no plan"
            note(position, why)
            trial.complaints.append(Complaint(patterns: [position]))
        }
        var broken = answered
        for position in design.patterns.indices where wasPlanned(position) && !answered.contains(position) {
            guard case .failed(let failure) = plan.patterns[position] else { continue }
            broken.insert(position)
            trial.complaints.append(complaint(failure, of: design.patterns[position]))
        }
        for finding in errors {
            guard let position = answered.first(where: { design.patterns[$0].name == finding.subject.pattern }),
                plan.patterns[position].plan != nil
            else { continue }
            note(position, "\(finding.rule.code): \(finding.message)")
            if let complaint = complaint(finding) { trial.complaints.append(complaint) }
        }
        trial.complaints += errors.filter { !$0.isOfPattern(among: broken, in: design) }.compactMap(complaint)
        trial.holds = trial.complaints.isEmpty && errors.isEmpty
        if trial.holds { trial.complaints = trial.warnings.compactMap(complaint) }
    }

    /// A query that stays without a plan, or at fault, in several ways is left out: the others are served without it.
    private mutating func note(_ position: Int, _ why: String) {
        let count = (failures[position]?.count ?? 0) + 1
        failures[position] = (why, count)
        if count >= Self.mostTries { suggester.giveUp(position, why: why) }
    }

    private func wasPlanned(_ position: Int) -> Bool {
        guard design.isPlannable(design.patterns[position]) else { return false }
        if let plan = base.plan { return plan.patterns[position].plan != nil }
        return !wanted.contains(position)
    }

    /// What a write that had a plan before says against a proposal.
    private func complaint(_ failure: PlanFailure, of pattern: AccessPattern) -> Complaint {
        var complaint = Complaint(entities: Set(pattern.entities))
        for problem in failure.problems {
            switch problem {
            case .changesKey(let entity, _, _):
                complaint.entities = [entity]
                complaint.place = .table
            case .staleIndexKey(let entity, _, _, let unknown, _):
                complaint.entities = [entity]
                complaint.place = .indexes
                complaint.missing[entity, default: []].formUnion(unknown)
            case .incompleteUpsert(let entity, let unknown), .upsertOfIndexKey(let entity, _, let unknown):
                complaint.entities = [entity]
                complaint.place = .indexes
                complaint.missing[entity, default: []].formUnion(unknown)
            case .unmaintainableUnique, .wrongKey, .conditionNotExpressible, .unconditional: break
            }
        }
        return complaint
    }

    /// What a finding says against a proposal; nil where it names nothing that another could do otherwise.
    private func complaint(_ finding: Diagnostic) -> Complaint? {
        let subject = finding.subject
        let named = Set(
            design.entityIDs.filter { design[$0].name == subject.entity || design[$0].name == subject.other })
        let position = design.patterns.firstIndex { $0.name == subject.pattern }
        if let position, case .query = design.patterns[position].operation {
            let strangers = named.subtracting(design.patterns[position].entities)
            if !strangers.isEmpty {
                return Complaint(entities: strangers, patterns: [position], canBeSetApart: true)
            }
            return Complaint(patterns: [position])
        }
        let place: Complaint.Place = subject.index != nil ? .indexes : .table
        if !named.isEmpty { return Complaint(entities: named, place: place, canBeSetApart: subject.other != nil) }
        if let position { return Complaint(entities: Set(design.patterns[position].entities)) }
        return nil
    }

    // MARK: The outcome

    private func finish(_ suggestion: inout Suggestion, _ best: Trial?, _ trouble: String?) {
        let served =
            best.map { trial in
                Set(trial.proposal.covers.flatMap(\.groups).flatMap(\.demands).map { suggester.demands[$0].pattern })
            } ?? []
        let reasons = Dictionary(suggester.unanswerable.map { ($0.pattern, $0.why) }) { first, _ in first }
        for position in wanted {
            let name = design.patterns[position].name
            if served.contains(position), let plan = best?.compilation.plan?.patterns[position].plan {
                suggestion.served.append(.init(pattern: name, index: plan.index, read: plan.cost.read))
            } else {
                let why = trouble ?? failures[position]?.why ?? reasons[position] ?? lastError ?? "no proposal held"
                suggestion.unserved.append(.init(pattern: name, why: why))
            }
        }
        suggestion.errors = (best?.compilation ?? base).findings.filter {
            $0.severity == .error && $0.allowedBecause == nil && $0.rule.code != "KW000"
        }
        guard let best else {
            if !keyless.isEmpty, suggestion.unserved.isEmpty {
                suggestion.unserved = [
                    .init(pattern: "", why: trouble ?? lastError ?? "no keys were found that hold together")
                ]
            }
            return
        }
        suggestion.change = best.proposal.change
        suggestion.new = best.files
        suggestion.warnings = best.warnings
        suggestion.leastNewIndexes = min(suggester.leastNewIndexes, best.proposal.newIndexes)
        suggestion.isExhaustive = best.proposal.isExhaustive
        for id in design.entityIDs where keyless.contains(id) {
            guard let found = suggester.identifications[id], !found.isDeclared else { continue }
            suggestion.assumptions.append(
                .init(entity: design[id].name, attributes: found.attributes.map { design[id][$0].name }, why: found.why)
            )
        }
        guard let plan = best.compilation.plan else { return }
        for id in design.entityIDs {
            let after = plan.entities[id.rawValue].create.cost.write
            let before = keyless.contains(id) ? nil : base.plan?.entities[id.rawValue].create.cost.write
            if before != after {
                suggestion.writes.append(.init(entity: design[id].name, before: before, after: after))
            }
        }
    }
}

extension Diagnostic {
    fileprivate func isOfPattern(among positions: Set<Int>, in design: Design) -> Bool {
        positions.contains { design.patterns[$0].name == subject.pattern }
    }
}
