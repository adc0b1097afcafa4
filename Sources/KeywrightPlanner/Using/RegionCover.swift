import KeywrightModel

/// Whether one stretch of a sort key holds another in every call. False also where nothing shows it.
struct RegionCover {
    let design: Design

    func holds(_ outer: SortRegion, _ inner: SortRegion) -> Bool {
        if outer.gives(inner, in: design) { return true }
        switch outer {
        case .whole:
            return true
        case .equals(let value):
            if case .equals(let other) = inner { return value.withoutBounds.gives(other.withoutBounds, in: design) }
            return false
        case .prefix(let text):
            guard let ends = inner.ends else { return false }
            let shared = ends.low.withoutBounds.commonPrefix(with: ends.high.withoutBounds, in: design)
            return shared.commonPrefix(with: text, in: design).gives(text, in: design)
        case .between(let low, let high):
            return isAbove(inner, low, orAt: true) && isBelow(inner, high, orAt: true)
        case .comparison(let comparison, let bound):
            switch comparison {
            case .greaterOrEqual: return isAbove(inner, bound, orAt: true)
            case .greater: return isAbove(inner, bound, orAt: false)
            case .lessOrEqual: return isBelow(inner, bound, orAt: true)
            case .less: return isBelow(inner, bound, orAt: false)
            case .equal, .notEqual: return false
            }
        }
    }

    /// The same of those texts alone that are within a third region.
    func holds(_ outer: SortRegion, _ inner: SortRegion, within own: SortRegion) -> Bool {
        if holds(outer, inner) { return true }
        guard let ends = outer.ends else { return false }
        return [inner, own].contains { isAbove($0, ends.low.source, orAt: true) }
            && [inner, own].contains { isBelow($0, ends.high.source, orAt: true) }
    }

    /// Whether all of a region lies above a bound.
    private func isAbove(_ region: SortRegion, _ bound: ValueSource, orAt isClosed: Bool) -> Bool {
        switch region {
        case .comparison(.greater, let low): return isAtMost(bound, low, isStrict: false)
        case .comparison(.greaterOrEqual, let low): return isAtMost(bound, low, isStrict: !isClosed)
        case .equals(let low), .between(let low, _): return isAtMost(bound, low, isStrict: !isClosed)
        case .prefix(let text): return isAtMost(bound, text.source, isStrict: !isClosed)
        case .comparison, .whole: return false
        }
    }

    private func isBelow(_ region: SortRegion, _ bound: ValueSource, orAt isClosed: Bool) -> Bool {
        // A bound that ends before its value is not at it.
        let isStrict = !isClosed || bound.endsBefore
        switch region {
        case .comparison(.less, let high): return isAtMost(high, bound, isStrict: false)
        case .comparison(.lessOrEqual, let high): return isAtMost(high, bound, isStrict: isStrict)
        case .equals(let high), .between(_, let high):
            return isAtMost(high, bound, isStrict: isStrict && !high.endsBefore)
        case .prefix(let text):
            return isAtMost(text.appending(SortRegion.infinity).source, bound, isStrict: isStrict)
        case .comparison, .whole: return false
        }
    }

    private func isAtMost(_ left: ValueSource, _ right: ValueSource, isStrict: Bool) -> Bool {
        guard case .keyText(let first) = left, case .keyText(let second) = right else {
            return !isStrict && left.gives(right, in: design)
        }
        let (low, high) = (KeyText(first).withoutBounds, KeyText(second).withoutBounds)
        if !isStrict, low.gives(high, in: design) || low.isBeginningOfTime(in: high, design) { return true }
        return low.isBelow(high, in: design) ?? false
    }
}

extension ValueSource {
    /// With every text as it is where no bound is beyond what its key holds.
    fileprivate var withoutBounds: ValueSource {
        guard case .keyText(let parts) = self else { return self }
        return KeyText(parts).withoutBounds.source
    }
}

extension KeyText {
    fileprivate var withoutBounds: KeyText {
        KeyText(
            parts.map { part in
                guard case .bound(let argument, let transforms, let language, _) = part else { return part }
                return .argument(argument, transforms: transforms, language: language)
            })
    }

    /// Whether it ends with the day, or another beginning, of a time that the other goes on with: then it is never above.
    fileprivate func isBeginningOfTime(in other: KeyText, _ design: Design) -> Bool {
        let shared = commonPrefix(with: other, in: design)
        let rest = remainder(after: shared)
        guard rest.parts.count == 1, case .argument(let bucket, let chain, _)? = rest.parts.first,
            chain.count == 1, chain.allSatisfy(\.isBucket),
            case .argument(let moment, let others, .timestamp)? = other.remainder(after: shared).parts.first
        else { return false }
        return others.isEmpty && bucket.gives(moment, in: design)
    }
}

extension Transform {
    fileprivate var isBucket: Bool {
        switch self {
        case .year, .month, .day, .hour: true
        case .pad, .invert, .lower, .upper, .shard: false
        }
    }
}
