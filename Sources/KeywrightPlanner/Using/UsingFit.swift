import KeywrightDiagnostics
import KeywrightKeySpace
import KeywrightModel

/// What a `using` is to one asked entity: whether it reads all that is asked for, and which tests it leaves to a filter.
struct UsingFit {
    enum Coverage {
        /// In every call, whatever the items.
        case whole
        case leavesOut(LeftOut)
        /// Nothing shows it, and no item was found that is left out.
        case unproven
    }

    let design: Design
    let path: AccessPath
    let laid: LaidKeyCondition
    /// As `where` says; all items in the partition where there is none.
    let branch: QueryPattern.Branch
    let entries: [KeyEntry]
    private let parameters: [Parameter]
    /// The tightest key condition that the asked items meet.
    private let tightest: BranchFit

    /// Nil where the entity is not on the path.
    init?(
        _ design: Design, _ path: AccessPath, _ using: KeyConditionText, _ laid: LaidKeyCondition,
        _ branch: QueryPattern.Branch, parameters: [Parameter]
    ) {
        guard let entries = design.keyEntries(of: branch.entity, on: path) else { return nil }
        var asked = branch
        if asked.condition == nil {
            asked.condition = Self.partition(of: branch.entity, entries, using, path, in: design)
        }
        guard
            let tightest = BranchFitter.fit(
                design, asked, on: path, parameters: parameters, buckets: FanBinder.defaultBuckets)
        else { return nil }
        self.design = design
        self.path = path
        self.laid = laid
        self.branch = branch
        self.entries = entries
        self.parameters = parameters
        self.tightest = tightest
    }

    // MARK: What is asked for

    /// That an item lies in the partition, as far as the text of `using` follows the entity's template.
    private static func partition(
        of id: EntityID, _ entries: [KeyEntry], _ using: KeyConditionText, _ path: AccessPath, in design: Design
    ) -> Condition? {
        var tests: [Condition] = []
        for entry in entries.prefix(path.partition.count) {
            let name = entry.attribute.name.utf8
            guard let test = using.tests.first(where: { $0.attribute.value.utf8.elementsEqual(name) }),
                case .comparison(.equal, let template) = test.kind
            else { continue }
            for (own, part) in zip(entry.template.parts, template.parts) {
                switch (own, part) {
                case (.literal(let text), .literal(let other)) where text.utf8.elementsEqual(other.utf8): continue
                case (.placeholder(let placeholder), .placeholder(let given)):
                    guard let reference = given.reference(as: placeholder, of: id, in: design) else { break }
                    let test = Test(
                        .comparison(.attribute(reference), .equal, .parameter(given.parameter)), span: test.span)
                    tests.append(.test(test))
                    continue
                case (.literal, _), (.placeholder, _): break
                }
                break
            }
        }
        return tests.isEmpty ? nil : .all(tests)
    }

    // MARK: Coverage

    func coverage() -> Coverage {
        let condition = ConditionShape(design: design).condition(of: shape(repeated: []))
        let key = design.keyShape(of: branch.entity, entries)
        if case .never = KeyAlgebra().read(condition, of: key) {
            return .leavesOut(LeftOut(branch.entity, isAll: true))
        }
        if holdsAll { return .whole }
        let search = ItemSearch(
            design: design, entity: branch.entity, entries: entries, condition: branch.condition,
            shape: shape(repeated: []), parameters: parameters)
        guard let found = search.leftOut() else { return .unproven }
        return .leavesOut(LeftOut(branch.entity, witness: found.item, call: found.call))
    }

    private var holdsAll: Bool {
        guard branch.condition == nil || isInPartition else { return false }
        let cover = RegionCover(design: design)
        return zip(laid.sortPrefix.indices, laid.sortPrefix).allSatisfy { index, value in
            cover.holds(.equals(value), own(at: index))
        } && cover.holds(laid.region, own(at: laid.sortPrefix.count))
    }

    /// Whether what is asked for lies in the partition that `using` names, by `where` alone.
    private var isInPartition: Bool {
        tightest.partition.count == laid.partition.count
            && zip(tightest.partition, laid.partition).allSatisfy { $0.gives($1, in: design) }
    }

    /// What the asked items meet on a sort attribute.
    private func own(at index: Int) -> SortRegion {
        if index < tightest.sortPrefix.count { return .equals(tightest.sortPrefix[index]) }
        return index == tightest.sortPrefix.count ? tightest.region : .whole
    }

    // MARK: The query

    /// The tests of `where` that items which are read need not meet.
    var repeated: [WhereTest] {
        guard let condition = branch.condition else { return [] }
        var tests: [WhereTest]
        if isInPartition {
            let shared = zip(tightest.values, laid.values).prefix { $0.gives($1, in: design) }.count
            let isSame = shared >= tightest.sortPrefix.count && tightest.sortPrefix.count == laid.sortPrefix.count
            let isKept = isSame && isKept(tightest.region, by: laid.region)
            // What the shared values of the sort key carry holds whatever becomes of the rest.
            let carried = tightest.prefixTests.prefix(shared).joined().map(\.test.span)
            tests = tightest.loose
            if !isKept { tests += tightest.sortTests.filter { !carried.contains($0.test.span) } }
            tests += tightest.unserved
        } else {
            tests = condition.tests.map { WhereTest($0, parameters: parameters) }
        }
        var found: [WhereTest] = []
        for test in tests where !found.contains(where: { $0.test.span == test.test.span }) { found.append(test) }
        return found
    }

    /// Whether the items of the entity that a wider region holds are those of its own.
    private func isKept(_ region: SortRegion, by wider: SortRegion) -> Bool {
        if region.isKept(by: wider, tightest.sortTests) { return true }
        let position = path.partition.count + tightest.sortPrefix.count
        guard position < entries.count, case .literal(let head)? = entries[position].template.parts.first else {
            return RegionCover(design: design).holds(region, wider)
        }
        return RegionCover(design: design).holds(region, wider, within: .prefix(KeyText([.literal(head)])))
    }

    func shape(repeated: [[WhereTest]]) -> QueryShape {
        QueryShape(
            path: path, partition: laid.partition, sortPrefix: laid.sortPrefix, region: laid.region,
            repeated: repeated)
    }

    /// For the order of the query.
    var fit: BranchFit {
        var fit = tightest
        fit.obstacles = []
        fit.fans = []
        return fit
    }
}

extension BranchFit {
    /// The leading sort attributes that have one value.
    fileprivate var values: [ValueSource] {
        if case .equals(let value) = region { return sortPrefix + [value] }
        return sortPrefix
    }
}

extension LaidKeyCondition {
    /// The leading sort attributes that it gives one value.
    fileprivate var values: [ValueSource] {
        if case .equals(let value) = region { return sortPrefix + [value] }
        return sortPrefix
    }
}

extension KeyConditionText.Placeholder {
    /// The attribute of an entity that it stands for, where that is the placeholder of a template.
    fileprivate func reference(
        as placeholder: Placeholder, of id: EntityID, in design: Design
    ) -> AttributeReference? {
        let name = design[entity][reference.attribute].name
        guard !isBeginning, design[id].attribute(named: name) == placeholder.attribute,
            placeholder.path == reference.path, placeholder.transforms == reference.transforms
        else { return nil }
        return AttributeReference(
            attribute: placeholder.attribute, path: placeholder.path, transforms: placeholder.transforms,
            span: reference.span)
    }
}
