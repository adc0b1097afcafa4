/// The least and greatest of a measure over all texts of a language or template; no `most` where there is none.
///
/// Every text lies within. Both ends are reached by some text, except where a language is an intersection of others:
/// there the range may be wider than the texts. Bytes are then no more than the greatest width for each scalar.
package struct MeasureRange: Hashable, Sendable {
    package let least: Int
    package let most: Int?

    package init(least: Int, most: Int?) {
        self.least = least
        self.most = most
    }

    /// Whether all texts measure the same.
    package var isFixed: Bool { least == most }

    static let zero = MeasureRange(least: 0, most: 0)

    func followed(by other: MeasureRange) -> MeasureRange {
        MeasureRange(least: saturatingSum(least, other.least), most: combine(most, other.most, saturatingSum))
    }

    func or(_ other: MeasureRange) -> MeasureRange {
        MeasureRange(least: min(least, other.least), most: combine(most, other.most, max))
    }

    func and(_ other: MeasureRange) -> MeasureRange {
        MeasureRange(least: max(least, other.least), most: [most, other.most].compactMap { $0 }.min())
    }

    func times(least times: Int, most limit: Int?) -> MeasureRange {
        let total = most == 0 ? 0 : combine(most, limit, saturatingProduct)
        return MeasureRange(least: saturatingProduct(least, times), most: total)
    }

    private func combine(_ left: Int?, _ right: Int?, _ operation: (Int, Int) -> Int) -> Int? {
        guard let left, let right else { return nil }
        return operation(left, right)
    }
}

extension Language {
    /// The lengths in Unicode scalars; that of ``nothing`` counts as 0.
    package var lengthRange: MeasureRange { measure(node) { _ in 1 } }

    /// The lengths in UTF-8 bytes, as DynamoDB counts keys; that of ``nothing`` counts as 0.
    package var byteLengthRange: MeasureRange { measure(node) { UTF8.width($0) } }

    /// Whether the expression itself says that there is no text; an intersection may be empty without saying so.
    package var isNothing: Bool { node.form == .nothing }

    /// Whether the empty text is in the language.
    package var canBeEmpty: Bool { holdsEmptyText(node) }

    /// Every scalar that the expression mentions: no text of the language holds another one.
    package var usedScalars: ScalarSet { scalars(of: node) }

    /// - Parameter width: What one scalar counts; never less for a greater scalar.
    private func measure(_ node: LanguageNode, _ width: (Unicode.Scalar) -> Int) -> MeasureRange {
        switch node.form {
        case .nothing: return .zero
        case .text(let scalars):
            var total = 0
            for scalar in scalars { total += width(scalar) }
            return MeasureRange(least: total, most: total)
        case .scalars(let set):
            guard let first = set.first, let last = set.last else { return .zero }
            return MeasureRange(least: width(first), most: width(last))
        case .sequence(let nodes): return nodes.reduce(.zero) { $0.followed(by: measure($1, width)) }
        case .choice(let nodes):
            let all = nodes.map { measure($0, width) }
            return all.dropFirst().reduce(all.first ?? .zero) { $0.or($1) }
        case .repeated(let inner, let least, let most): return measure(inner, width).times(least: least, most: most)
        case .avoiding: return MeasureRange(least: 0, most: nil)
        case .both(let left, let right):
            let range = measure(left, width).and(measure(right, width))
            // Where bytes are counted: a length bounds them, too, by the widths of what both sides let stand.
            let set = scalars(of: node)
            guard width("\u{10FFFF}") > 1, let first = set.first, let last = set.last else { return range }
            let lengths = measure(left) { _ in 1 }.and(measure(right) { _ in 1 })
            return range.and(
                MeasureRange(
                    least: saturatingProduct(lengths.least, width(first)),
                    most: lengths.most.map { saturatingProduct($0, width(last)) }))
        case .atLeast, .atMost: return MeasureRange(least: 0, most: nil)
        }
    }

    private func holdsEmptyText(_ node: LanguageNode) -> Bool {
        switch node.form {
        case .nothing, .scalars: false
        case .text(let scalars): scalars.isEmpty
        case .sequence(let nodes): nodes.allSatisfy(holdsEmptyText)
        case .choice(let nodes): nodes.contains(where: holdsEmptyText)
        case .repeated(let inner, let least, _): least == 0 || holdsEmptyText(inner)
        case .avoiding: true
        case .both(let left, let right): holdsEmptyText(left) && holdsEmptyText(right)
        case .atLeast(let inner): holdsEmptyText(inner)
        // Every text is after the empty one, so that is in as soon as there is any.
        case .atMost(let inner): inner.form != .nothing
        }
    }

    private func scalars(of node: LanguageNode) -> ScalarSet {
        switch node.form {
        case .nothing: .none
        case .text(let scalars): ScalarSet(of: scalars)
        case .scalars(let set): set
        case .sequence(let nodes), .choice(let nodes):
            ScalarSet(ranges: nodes.flatMap { scalars(of: $0).ranges })
        case .repeated(let inner, _, _): scalars(of: inner)
        case .avoiding, .atLeast, .atMost: .all
        case .both(let left, let right): scalars(of: left).intersection(scalars(of: right))
        }
    }
}

/// No more than the greatest number that there is.
func saturatingSum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : sum
}

private func saturatingProduct(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? Int.max : product
}
