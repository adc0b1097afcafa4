import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    /// The entries of a map by the rules of its kind: reports unknown, missing, unsupported and misread keys.
    ///
    /// - Parameter isIgnored: whether a key is reported elsewhere.
    mutating func fields(
        _ node: SyntaxNode, _ kind: NodeKind, of owner: Owner, ignoring isIgnored: (String) -> Bool = { _ in false }
    ) -> Fields? {
        guard node.kind == .mapping else {
            failKind(owner.name, takes: "a map", node)
            return nil
        }
        let keys = KeyTable.of(kind)
        var fields = Fields(kind: kind, owner: owner)
        for piece in pieces(of: node, isFreeText: { keys[$0]?.isFreeText ?? false }) {
            let entry = piece.entry
            let key = entry.key.text
            guard !isIgnored(key), !key.hasPrefix("x-") else { continue }
            guard let rule = keys[key] else {
                let nearest = reportUnknown(entry, in: kind.title, known: keys.names)
                if let nearest { fields.misspelled.insert(nearest) }
                fields.hasUnknown = true
                continue
            }
            fields.present.append(rule.name)
            if let cut = piece.cutEnd {
                let isKey = keys[tree.text(of: cut)] != nil
                reportCut(entry, through: cut, isProse: !isKey && ["because", "description"].contains(rule.name))
            } else if accepts(entry, rule) {
                fields.entries.append((rule.name, entry))
            }
        }
        // A design's own keys are missed in words of their own.
        for name in keys.required where kind != .design && !fields.isMentioned(name) {
            fail(.missingKey(name, of: owner.name, kind: kind, at: owner.place, subject: subject))
        }
        return fields
    }

    /// The entries of a map whose keys are the user's names; the values may be anything.
    mutating func namedEntries(_ node: SyntaxNode, key: String) -> [SyntaxEntry]? {
        guard node.kind == .mapping else {
            failKind(key, takes: "a map", node)
            return nil
        }
        return node.entries.filter { !$0.key.text.hasPrefix("x-") }
    }

    /// The entries of a map whose keys are the user's names and whose values are texts of the language. A text that
    /// YAML took part of is reported and comes as nil.
    mutating func namedTexts(_ node: SyntaxNode, key: String) -> [(name: SyntaxEntry, text: SpecText?)]? {
        guard node.kind == .mapping else {
            failKind(key, takes: "a map", node)
            return nil
        }
        var texts: [(name: SyntaxEntry, text: SpecText?)] = []
        for piece in pieces(of: node, isFreeText: { _ in true }) where !piece.entry.key.text.hasPrefix("x-") {
            if let cut = piece.cutEnd {
                reportCut(piece.entry, through: cut)
                texts.append((piece.entry, nil))
            } else {
                texts.append((piece.entry, isWhole(piece.entry) ? text(piece.entry) : nil))
            }
        }
        return texts
    }

    /// The entries of a map, those without a colon told of the entry before them: a comma has cut its text in two.
    private func pieces(
        of node: SyntaxNode, isFreeText: (String) -> Bool
    ) -> [(entry: SyntaxEntry, cutEnd: SourceSpan?)] {
        var pieces: [(entry: SyntaxEntry, cutEnd: SourceSpan?)] = []
        pieces.reserveCapacity(node.count)
        for entry in node.entries {
            if !entry.hasColon, !entry.isMerged, let last = pieces.last, last.entry.value.isPlain,
                !last.entry.value.isEmpty, isFreeText(last.entry.key.text)
            {
                pieces[pieces.count - 1].cutEnd = entry.key.span
            } else {
                pieces.append((entry, nil))
            }
        }
        return pieces
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
        if rule.name == "pattern", value.kind == .sequence {
            fail(
                .readAsList(
                    key: rule.name, quoted: singleQuoted(value.sourceText),
                    isSafe: !value.sourceText.utf8.contains(UInt8(ascii: ",")), place: value.span, subject: subject))
            return false
        }
        if rule.isFreeText, !isWhole(entry) { return false }
        if value.isEmpty {
            failKind(rule.name, takes: rule.kinds.title, value)
            return false
        }
        let kind: KeyRule.Kinds =
            switch value.kind {
            case .scalar: .text
            case .sequence: .list
            case .mapping: .map
            }
        guard rule.kinds.contains(kind) else {
            failKind(rule.name, takes: rule.kinds.title, value)
            return false
        }
        return true
    }

    /// Whether YAML has left a text of the language whole: no comment and no tag took part of it away.
    mutating func isWhole(_ entry: SyntaxEntry) -> Bool {
        let value = entry.value
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
        let text = tree.text(of: comment)
        // What people write as a comment has a blank behind its `#`; a placeholder or a missing value says otherwise.
        let isRemark = text.utf8.dropFirst().first == UInt8(ascii: " ") && !holdsPlaceholder(text)
        guard value.isEmpty || !isRemark else { return true }
        let place = value.isEmpty ? comment : value.span.union(comment)
        let quoted = singleQuoted(tree.text(of: place))
        fail(
            .swallowedByComment(
                key: entry.key.text, left: value.text, quoted: quoted,
                isSafe: holdsPlaceholder(text) || (value.isEmpty && !isRemark), place: place, comment: comment,
                subject: subject))
        return false
    }

    private func holdsPlaceholder(_ text: String) -> Bool {
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "<")) else { return false }
        let rest = text.utf8[text.utf8.index(after: open)...]
        return rest.first != UInt8(ascii: " ") && rest.contains(UInt8(ascii: ">"))
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
