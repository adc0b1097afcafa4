import KeywrightDiagnostics
import KeywrightModel

/// How the conditions of one asked entity lie on a table or an index.
struct BranchFit {
    var entity: EntityID
    var entries: [KeyEntry]
    /// One value for each partition attribute.
    var partition: [ValueSource] = []
    /// Leading sort attributes that are bound to one value, before the one that `region` is about.
    var sortPrefix: [ValueSource] = []
    var region = SortRegion.whole
    /// Tests that the key condition alone does not keep; a filter has to.
    var loose: [WhereTest] = []
    /// Tests that hold only as long as the region is not widened.
    var sortTests: [WhereTest] = []
    /// Tests that the key does not carry at all: one of them, or one beside it, is an obstacle.
    var unserved: [WhereTest] = []
    /// What is read for each of several values, in the order of the key.
    var fans: [Fan] = []
    /// For each of `sortPrefix`, the tests that it alone carries in full.
    var prefixTests: [[WhereTest]] = []
    /// nil where equalities bind the whole sort key.
    var open: OpenPlaceholder?
    var obstacles: [PlanFailure.Obstacle] = []
}

/// The first placeholder of the sort key that no equality binds.
struct OpenPlaceholder {
    var entry: KeyEntry
    var part: Int
    var placeholder: Placeholder
    /// What stands before it in its key attribute.
    var text: KeyText
}

/// Lays the tests of one entity on a table or an index.
struct BranchFitter {
    let design: Design
    let path: AccessPath
    let entity: EntityID
    let entries: [KeyEntry]
    let tests: [WhereTest]
    private let fans: FanBinder
    /// Tests that are carried, by what shows that they hold.
    private var exact: Set<Int> = []
    private var loose: Set<Int> = []
    private var sortTests: Set<Int> = []
    /// Tests that the partition key carries, whatever becomes of the sort key.
    private var partitionTests: Set<Int> = []
    private var refused: [Int: (rule: RuleID, why: String)] = [:]
    /// Tests beside one that is refused, which are not at fault.
    private var beside: Set<Int> = []
    private var fit: BranchFit

    static func fit(
        _ design: Design, _ branch: QueryPattern.Branch, on path: AccessPath, parameters: [Parameter],
        buckets: Int
    ) -> BranchFit? {
        guard let entries = design.keyEntries(of: branch.entity, on: path) else { return nil }
        let tests = (branch.condition?.tests ?? []).map { WhereTest($0, parameters: parameters) }
        let fans = FanBinder(
            design: design, entity: branch.entity, tests: tests, fanout: branch.fanout,
            parameters: parameters.map(\.name), buckets: buckets)
        var fitter = BranchFitter(design, branch.entity, on: path, entries, tests, fans)
        fitter.bindPartition()
        fitter.bindSort()
        fitter.settle()
        return fitter.fit
    }

    private init(
        _ design: Design, _ entity: EntityID, on path: AccessPath, _ entries: [KeyEntry], _ tests: [WhereTest],
        _ fans: FanBinder
    ) {
        self.design = design
        self.path = path
        self.entity = entity
        self.entries = entries
        self.tests = tests
        self.fans = fans
        fit = BranchFit(entity: entity, entries: entries)
    }

    private var binder: TemplateBinder { TemplateBinder(design: design, entity: entity, tests: tests) }
    private var isMultiAttribute: Bool { path.partition.count > 1 || path.sort.count > 1 }

    private mutating func take(_ binding: TemplateBinding) {
        exact.formUnion(binding.exact)
        loose.formUnion(binding.loose)
        for fan in binding.fans where !fit.fans.contains(where: { $0.name == fan.name }) { fit.fans.append(fan) }
        for (test, why) in binding.impossible { refused[test] = (PlanRules.needsScan, why) }
    }

    private mutating func bindPartition() {
        for entry in entries.prefix(path.partition.count) {
            let binding = binder.bind(entry, fans: fans, inPartition: true, after: fit.fans)
            take(binding)
            partitionTests.formUnion(binding.exact)
            fit.partition.append(binding.source)
            guard !binding.isWhole else { continue }
            guard binding.obstacles.isEmpty else {
                fit.obstacles += binding.obstacles
                continue
            }
            for case .placeholder(let placeholder) in entry.template.parts
            where !tests.contains(where: { $0.isEquality && $0.fits(placeholder) }) {
                fit.obstacles.append(.partitionUnbound(entity, placeholder.attribute))
            }
        }
    }

    private mutating func bindSort() {
        var bound: [ValueSource] = []
        for entry in entries.dropFirst(path.partition.count) {
            let binding = binder.bind(entry, fans: fans, after: fit.fans)
            take(binding)
            fit.obstacles += binding.obstacles
            sortTests.formUnion(binding.exact.union(binding.loose))
            guard let stop = binding.stop, case .placeholder(let placeholder) = entry.template.parts[stop] else {
                bound.append(binding.source)
                fit.prefixTests.append(binding.exact.sorted().map { tests[$0] })
                continue
            }
            fit.open = OpenPlaceholder(
                entry: entry, part: stop, placeholder: placeholder, text: binding.text)
            bindOpen(entry, stop, placeholder, after: binding.text)
            break
        }
        if case .whole = fit.region, let last = bound.popLast() { fit.region = .equals(last) }
        fit.sortPrefix = bound
    }

    private mutating func bindOpen(_ entry: KeyEntry, _ part: Int, _ placeholder: Placeholder, after text: KeyText) {
        let range = RangeBinder(
            binder: binder, entry: entry, part: part, placeholder: placeholder, text: text,
            settled: partitionTests)
        do {
            if let binding = try range.bind() {
                exact.formUnion(binding.exact)
                loose.formUnion(binding.loose)
                sortTests.formUnion(binding.exact.union(binding.loose))
                fit.region = binding.region
                return
            }
        } catch {
            refused[error.test] = (error.rule, error.why)
            beside.formUnion(tests.indices.filter { tests[$0].concerns(placeholder) && !tests[$0].isEquality })
        }
        if !text.isEmpty { fit.region = .prefix(text) }
    }

    /// Every test is carried by the key, or is an obstacle.
    private mutating func settle() {
        for (index, test) in tests.enumerated() {
            if let (rule, why) = refused[index] {
                fit.unserved.append(test)
                fit.obstacles.append(.conditionNotServed(test.test, rule, why: why))
            } else if exact.contains(index) {
                if sortTests.contains(index), !partitionTests.contains(index) { fit.sortTests.append(test) }
            } else if loose.contains(index) {
                if let name = keyAttributeName(of: test) {
                    fit.obstacles.append(
                        .conditionNotServed(
                            test.test, PlanRules.needsScan,
                            why:
                                "the key condition alone holds more than it asks for, and no filter may name `\(name)`, "
                                + "a key attribute of \(path.name(in: design)) (F3.17)"))
                }
                fit.loose.append(test)
            } else {
                fit.unserved.append(test)
                if !beside.contains(index) { fit.obstacles.append(unserved(test)) }
            }
        }
    }

    /// The stored name of the attribute that the test is about, where that is a key attribute of what is queried.
    private func keyAttributeName(of test: WhereTest) -> String? {
        guard let reference = test.reference else { return nil }
        let name = design[entity][reference.attribute].storedName
        return path.isKeyAttribute(name) ? name : nil
    }

    private func unserved(_ test: WhereTest) -> PlanFailure.Obstacle {
        let notServed = { (rule: RuleID, why: String) in
            PlanFailure.Obstacle.conditionNotServed(test.test, rule, why: why)
        }
        if case .other(let why) = test.kind { return notServed(PlanRules.needsScan, why) }
        guard let reference = test.reference else { return notServed(PlanRules.needsScan, "it names no attribute") }
        let name = design[entity][reference.attribute].name
        let sort = entries.dropFirst(path.partition.count)
        let all = entries.flatMap(\.template.placeholders).filter(test.concerns)
        if all.isEmpty {
            return notServed(
                PlanRules.needsScan, "`\(name)` is in no key of \(design[entity].name) on \(path.name(in: design))")
        }
        guard all.contains(where: test.fits) else {
            return notServed(
                PlanRules.needsScan, "the key of \(path.name(in: design)) holds `\(name)` in another form")
        }
        if tests.contains(where: { $0.isEquality && $0.reference?.attribute == reference.attribute }) {
            return notServed(PlanRules.needsScan, "another condition already gives `\(name)` one value")
        }
        guard sort.contains(where: { $0.template.placeholders.contains(where: test.fits) }) else {
            return notServed(
                PlanRules.needsScan, "`\(name)` stands in the partition key, which takes one value alone (F3.15)")
        }
        if isMultiAttribute {
            return notServed(
                PlanRules.multiKeyOrder,
                "a sort attribute before the one that holds `\(name)` has no single value in `where` (F1.42)")
        }
        return notServed(
            PlanRules.rangeNotLast, "what stands before `\(name)` in the sort key has no single value in `where`")
    }
}
