import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// The entries of a map by the rules of its kind: reports unknown, missing, unsupported and misread keys.
    ///
    /// - Parameter ignored: keys that are reported elsewhere.
    mutating func fields(
        _ node: SyntaxNode, _ kind: NodeKind, of owner: Owner, ignoring ignored: KeySet = []
    ) -> Fields? {
        guard node.kind == .mapping else {
            failKind(owner.name, takes: "a map", node)
            return nil
        }
        var fields = Fields(node, kind, of: owner, symbols: symbols.byKey)
        var entries = CutEntries(node)
        while let entry = entries.next() {
            let key = symbols.key(of: entry)
            let rule = key.flatMap { KeyTable.rule(of: $0, in: kind) }
            let cut = rule?.isFreeText == true ? entries.takeCut(of: entry) : nil
            if let key, ignored.contains(key) { continue }
            guard let rule else {
                if !entry.isUsers { reportUnknown(entry, in: &fields) }
                continue
            }
            fields.present.insert(rule.key)
            if let cut {
                let isKey = Key(named: tree.text(of: cut)).map { KeyTable.rule(of: $0, in: kind) != nil } ?? false
                reportCut(entry, through: cut, isProse: !isKey && (rule.key == .because || rule.key == .description))
            } else if accepts(entry, rule) {
                fields.readable.insert(rule.key)
            }
        }
        // A design's own keys are missed in words of their own.
        if kind != .design, !KeyTable.required(in: kind).isSubset(of: fields.mentioned) { reportMissing(fields) }
        return fields
    }

    private mutating func reportMissing(_ fields: Fields) {
        for rule in keysOf(fields.kind) where rule.standing == .required && !fields.isMentioned(rule.key) {
            fail(
                .missingKey(
                    rule.name, of: fields.owner.name, kind: fields.kind, at: fields.owner.place, subject: subject))
        }
    }

    private mutating func reportUnknown(_ entry: SyntaxEntry, in fields: inout Fields) {
        let nearest = reportUnknown(entry, in: fields.kind.title, known: KeyTable.names(in: fields.kind))
        if let meant = nearest.flatMap({ Key(named: $0) }) { fields.misspelled.insert(meant) }
        fields.hasUnknown = true
    }

    /// What the entries of a map give whose keys are the user's names; the values may be anything.
    mutating func entries<Element>(
        of node: SyntaxNode, _ read: (inout Decoder, SyntaxEntry) -> Element?
    ) -> [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(node.count)
        for entry in node.entries where !entry.isUsers {
            if let element = read(&self, entry) { elements.append(element) }
        }
        return elements
    }

    /// What the elements of a list give.
    mutating func elements<Element>(
        of node: SyntaxNode, _ read: (inout Decoder, SyntaxNode) -> Element?
    ) -> [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(node.count)
        for element in node.elements {
            if let element = read(&self, element) { elements.append(element) }
        }
        return elements
    }

    /// What the entries of a map give whose keys are the user's names and whose values are texts of the language. A text that
    /// YAML took part of is reported and comes as nil.
    mutating func namedTexts<Element>(
        of entry: SyntaxEntry, _ read: (SyntaxEntry, SpecText?) -> Element?
    ) -> [Element]? {
        let node = entry.value
        guard node.kind == .mapping else {
            failKind(entry.key.text, takes: "a map", node)
            return nil
        }
        var elements: [Element] = []
        elements.reserveCapacity(node.count)
        var entries = CutEntries(node)
        while let entry = entries.next() {
            let cut = entries.takeCut(of: entry)
            if entry.isUsers { continue }
            if let cut { reportCut(entry, through: cut) }
            let text = cut == nil && isWhole(entry.value, of: entry) ? text(entry) : nil
            if let element = read(entry, text) { elements.append(element) }
        }
        return elements
    }

    /// Reports a key that the language does not have; gives the one that was most likely meant.
    ///
    /// - Parameter isLoss: whether a part of the spec is left out for it.
    @discardableResult mutating func reportUnknown(
        _ entry: SyntaxEntry, in title: String, known: [String], isLoss: Bool = false
    ) -> String? {
        guard !isFull else {
            if isLoss { lose() }
            return nil
        }
        let nearest = nearestName(to: entry.key.text, among: known)
        let finding = Diagnostic.unknownKey(
            entry.key.text, in: title, nearest: nearest, known: known, at: entry.key.place, subject: subject)
        if isLoss { fail(finding) } else { report(finding) }
        return nearest
    }

    /// What follows the comma may be a key whose value is missing, so only prose, or a text that is open where it ends, was
    /// surely meant as one.
    mutating func reportCut(_ entry: SyntaxEntry, through cut: SourceSpan, isProse: Bool = false) {
        let place = entry.value.span.union(cut)
        let quoted = singleQuoted(tree.text(of: place))
        let isSafe = isProse || isOpen(entry.value.text)
        fail(.cutByComma(key: entry.key.text, quoted: quoted, isSafe: isSafe, place: place, subject: subject))
    }

    /// Whether a text ends within parentheses or quotes.
    private func isOpen(_ text: String) -> Bool {
        let count = { (sign: Unicode.Scalar) in text.unicodeScalars.count { $0 == sign } }
        return count("(") > count(")") || !count("'").isMultiple(of: 2)
    }

    /// Whether an entry can be read on: it is supported, whole, and of a kind that its key takes.
    private mutating func accepts(_ entry: SyntaxEntry, _ rule: KeyRule) -> Bool {
        let value = entry.value
        let kind: KeyRule.Kinds =
            switch value.kind {
            case .scalar: .text
            case .sequence: .list
            case .mapping: .map
            }
        if rule.key == .pattern, kind == .list {
            fail(
                .readAsList(
                    key: rule.name, quoted: singleQuoted(value.sourceText),
                    isSafe: !value.sourceText.utf8.contains(UInt8(ascii: ",")), place: value.span, subject: subject))
            return false
        }
        if rule.isFreeText, !isWhole(value, of: entry) { return false }
        guard rule.kinds.contains(kind), !value.isEmpty else {
            failKind(rule.key, takes: rule.kinds.title, value)
            return false
        }
        return true
    }

    /// Whether YAML has left a text of the language whole: no comment and no tag took part of it away.
    private mutating func isWhole(_ value: SyntaxNode, of entry: SyntaxEntry) -> Bool {
        guard value.isPlain else { return true }
        if let tag = value.tag {
            let place = value.isEmpty ? tag : tag.union(value.span)
            fail(
                .swallowedByTag(
                    key: entry.key.text, quoted: singleQuoted(tree.text(of: place)),
                    isSafe: !tree.text(of: tag).hasPrefix("!!"), place: place, tag: tag, subject: subject))
            return false
        }
        guard let comment = value.trailingComment else { return true }
        let signs = CommentSigns(tree.text(of: comment))
        // A missing value says that even what looks like a remark was meant as text.
        guard value.isEmpty || !signs.isRemark else { return true }
        let place = value.isEmpty ? comment : value.span.union(comment)
        let quoted = singleQuoted(tree.text(of: place))
        fail(
            .swallowedByComment(
                key: entry.key.text, left: value.text, quoted: quoted, signs: signs, place: place, comment: comment,
                subject: subject))
        return false
    }
}

extension SyntaxEntry {
    /// Whether its key is the user's own, `x-…`, which the language leaves alone.
    var isUsers: Bool { keyHasPrefix("x-") }
}

/// The entries of a map, of which those without a colon can be taken for the rest of the entry before them: a comma has cut
/// its text in two.
private struct CutEntries {
    private var entries: SyntaxEntries.Iterator
    private var upcoming: SyntaxEntry?

    init(_ node: SyntaxNode) {
        entries = node.entries.makeIterator()
        upcoming = entries.next()
    }

    mutating func next() -> SyntaxEntry? {
        defer { if upcoming != nil { upcoming = entries.next() } }
        return upcoming
    }

    /// Takes the entries that are the rest of the text of `entry`, the last one that `next` gave.
    /// - Returns: the end of that text, or nil where it is not cut.
    mutating func takeCut(of entry: SyntaxEntry) -> SourceSpan? {
        var cut: SourceSpan?
        while let rest = upcoming, !rest.hasColon, !rest.isMerged, entry.value.isPlain, !entry.value.isEmpty {
            cut = rest.key.span
            upcoming = entries.next()
        }
        return cut
    }
}

extension KeyRule.Kinds {
    /// As messages call it.
    var title: String {
        var names: [String] = []
        if contains(.text) { names.append("text") }
        if contains(.list) { names.append("a list") }
        if contains(.map) { names.append("a map") }
        guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
