import KeywrightModel

/// A key condition over all asked entities, and what more than them it may hold.
struct QueryShape {
    var path: AccessPath
    var partition: [ValueSource]
    var sortPrefix: [ValueSource]
    var region: SortRegion

    /// Tests of each asked entity that a filter has to repeat, in the order of the entities; empty where the key
    /// condition is exact for it.
    var repeated: [[WhereTest]]

    /// The same of tests for which a filter has no words, or which it may not hold.
    var testedInClient: [[WhereTest]] = []

    /// All tests of each asked entity that are tested beside the key condition.
    var tested: [[WhereTest]] {
        testedInClient.isEmpty ? repeated : zip(repeated, testedInClient).map { $0 + $1 }
    }

    /// The sort attribute that the region is about; nil where the path has none left.
    var sortAttribute: KeyAttribute? {
        sortPrefix.count < path.sort.count ? path.sort[sortPrefix.count] : nil
    }

    /// The key conditions that hold what all asked entities' conditions hold, the simplest first and the least last.
    static func covering(_ fits: [BranchFit], on path: AccessPath, in design: Design) -> [QueryShape] {
        guard let first = fits.first else { return [] }
        var shared = first.sortPrefix.count
        for fit in fits.dropFirst() {
            shared = min(
                shared,
                zip(first.sortPrefix, fit.sortPrefix).prefix { $0.gives($1, in: design) }.count)
        }
        let prefix = Array(first.sortPrefix.prefix(shared))
        let isCut = fits.map { $0.sortPrefix.count > shared }
        let regions = zip(fits, isCut).map { fit, cut in cut ? SortRegion.equals(fit.sortPrefix[shared]) : fit.region }
        let shape = { (region: SortRegion) in
            let repeated = zip(zip(fits, isCut), regions).map { pair, own in
                let (fit, cut) = pair
                let isKept = !cut && (own.gives(region, in: design) || own.isKept(by: region, fit.sortTests))
                if isKept { return fit.loose }
                // What the shared values of the sort key carry holds whatever becomes of the rest.
                let carried = fit.prefixTests.prefix(shared).joined().map(\.test.span)
                return unique(fit.loose + fit.sortTests.filter { !carried.contains($0.test.span) })
            }
            return QueryShape(
                path: path, partition: first.partition, sortPrefix: prefix, region: region, repeated: repeated)
        }
        guard let own = regions.first else { return [] }
        if regions.dropFirst().allSatisfy({ $0.gives(own, in: design) }) { return [shape(own)] }
        return wider(than: regions, in: design).map(shape)
    }

    /// Regions that hold all of several different ones.
    private static func wider(than regions: [SortRegion], in design: Design) -> [SortRegion] {
        let ends = regions.map(\.ends)
        var low: KeyText?
        var high: KeyText?
        var common: KeyText?
        var isOrdered = true
        for end in ends {
            guard let end else { return [.whole] }
            let both = end.low.commonPrefix(with: end.high, in: design)
            common = common?.commonPrefix(with: both, in: design) ?? both
            if let known = low, !known.gives(end.low, in: design) {
                guard let isLess = end.low.isBelow(known, in: design) else {
                    isOrdered = false
                    continue
                }
                if isLess { low = end.low }
            } else {
                low = end.low
            }
            if let known = high, !known.gives(end.high, in: design) {
                guard let isLess = known.isBelow(end.high, in: design) else {
                    isOrdered = false
                    continue
                }
                if isLess { high = end.high }
            } else {
                high = end.high
            }
        }
        var found: [SortRegion] = []
        if let common, !common.isEmpty { found.append(.prefix(common)) } else { found.append(.whole) }
        if isOrdered, let low, let high, !low.isEmpty { found.append(.between(low.source, high.source)) }
        return found
    }

    private static func unique(_ tests: [WhereTest]) -> [WhereTest] {
        var found: [WhereTest] = []
        for test in tests where !found.contains(where: { $0.test.span == test.test.span }) { found.append(test) }
        return found
    }
}

extension SortRegion {
    /// Whether, within a wider region, the items of the entity are still just those of its own: where the wider one is a
    /// beginning that already holds every value that the tests give, and shows where the last one ends.
    func isKept(by wider: SortRegion, _ tests: [WhereTest]) -> Bool {
        if tests.isEmpty { return true }
        guard case .prefix(let beginning) = wider, tests.allSatisfy({ $0.isEquality && !$0.hasLiteral }) else {
            return false
        }
        let own: KeyText
        switch self {
        case .equals(.keyText(let parts)): own = KeyText(parts)
        case .prefix(let text): own = text
        case .whole, .equals, .between, .comparison: return false
        }
        guard own.arguments.count == beginning.arguments.count else { return false }
        switch beginning.parts.last {
        case .argument?, .repetition?, .held?: break
        case .literal?, .bound?, .beginning?, .now?, nil: return true
        }
        // Where the beginning ends with a value, another value of this entity must not go on from it.
        return own.arguments.last?.isPrefixFree ?? true
    }
}

extension KeyText {
    /// The languages of the values that it holds.
    fileprivate var arguments: [PlaceholderLanguage] {
        parts.compactMap { part in
            switch part {
            case .literal, .now: nil
            case .argument(_, _, let language), .bound(_, _, let language, _), .beginning(_, _, let language),
                .repetition(_, let language), .held(_, _, let language):
                language
            }
        }
    }
}

extension WhereTest {
    /// Whether a value of it stands in the design, so that it is not told from the template's own text.
    fileprivate var hasLiteral: Bool {
        switch kind {
        case .equal(.literal), .equal(.now): true
        case .equal, .bound, .between, .beginsWith, .other: false
        }
    }
}
