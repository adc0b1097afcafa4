package import KeywrightDiagnostics

/// An entry of `mixins:`. What it holds is in the entities that extend it.
package struct Mixin: Sendable {
    package var name: String
    /// Of the mixin, not of the entities.
    package var description: String?
    /// The whole entry.
    package var origin: SourceSpan
    package var nameSpan: SourceSpan

    package init(name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan) {
        self.name = name
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
    }
}

/// Findings whose place lies in a mixin, once each: every entity that extends it finds the same mistake again.
package func onceInMixins(_ findings: [Diagnostic], _ mixins: [SourceSpan]) -> [Diagnostic] {
    guard !mixins.isEmpty else { return findings }
    struct Place: Hashable {
        var rule: String
        var span: SourceSpan
    }
    let places = mixins.sorted { ($0.file.rawValue, $0.lower) < ($1.file.rawValue, $1.lower) }
    var seen: Set<Place> = []
    return findings.filter { finding in
        let span = finding.primary.span
        guard lies(span, inOneOf: places) else { return true }
        return seen.insert(Place(rule: finding.rule.code, span: span)).inserted
    }
}

/// - Parameter places: in order, and apart from each other.
private func lies(_ span: SourceSpan, inOneOf places: [SourceSpan]) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
        let middle = (low + high) / 2
        let isBefore = (places[middle].file.rawValue, places[middle].lower) <= (span.file.rawValue, span.lower)
        if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return false }
    return places[low - 1].file == span.file && span.upper <= places[low - 1].upper
}
