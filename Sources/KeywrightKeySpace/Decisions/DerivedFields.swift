/// Decides about keys in which an attribute occurs whole and through transforms, so that the one text follows from the
/// other (`LOG#<id|shard(8)>` / `<id>`).
///
/// A search takes such texts as free of each other: what it excludes is excluded, but its example may be of no value.
/// Then the value of the example is put in with the texts that really follow from it, which leaves an ordinary question
/// about the rest of the keys. Where its answer is no, values that look like it are tried, and then the value is taken out
/// and the search goes on without it: to the end where there are few, and up to a limit where there are many.
struct DerivedFields {
    /// Decides with all texts taken as free of each other.
    let search: (KeyShape, KeyShape) -> Decision<SharedKey>

    /// The most searches for one question.
    private static let most = 40

    func decide(_ left: KeyShape, _ right: KeyShape) -> Decision<SharedKey> {
        var searches = Self.most
        return decide(left, right, &searches)
    }

    private func decide(_ left: KeyShape, _ right: KeyShape, _ searches: inout Int) -> Decision<SharedKey> {
        var (left, right) = (left, right)
        var isFirst = true
        while true {
            searches -= 1
            let found = search(left, right)
            guard let witness = found.witness else { return found }
            guard let (isLeft, attribute) = Self.mismatch(left, right, witness) else { return .witness(witness) }
            let values = isLeft ? witness.left : witness.right
            let key = isLeft ? left : right
            let unproven = "\(attribute) occurs in the key through different transforms"
            guard searches > 0, let value = values.first(where: { $0.id == FieldID(attribute) })?.text,
                key.canDerive(attribute, from: value)
            else { return .unproven(unproven) }
            for text in [value] + (isFirst ? key.lookAlikes(of: value, attribute, values) : []) {
                guard let fixed = key.fixing(attribute, to: text) else { continue }
                let decision = isLeft ? decide(fixed, right, &searches) : decide(left, fixed, &searches)
                if decision.isNever { continue }
                return decision
            }
            isFirst = false
            if isLeft {
                left = left.excluding(value, of: attribute)
            } else {
                right = right.excluding(value, of: attribute)
            }
        }
    }

    /// A side and an attribute whose texts in an example are not those of one value.
    static func mismatch(
        _ left: KeyShape, _ right: KeyShape, _ witness: SharedKey
    ) -> (isLeft: Bool, attribute: String)? {
        for (key, values, isLeft) in [(left, witness.left, true), (right, witness.right, false)] {
            for attribute in key.correlatedAttributes {
                let whole = values.first { $0.id == FieldID(attribute) }?.text
                let follow = values.filter { $0.id.isOfSameAttribute(as: FieldID(attribute)) }.allSatisfy { value in
                    if value.id.chain.isEmpty { return true }
                    return whole.flatMap { value.id.derive?($0) }?.utf8.elementsEqual(value.text.utf8) ?? false
                }
                if !follow { return (isLeft, attribute) }
            }
        }
        return nil
    }
}

extension KeyShape {
    /// Whether all texts of an attribute follow from the whole one.
    fileprivate func canDerive(_ attribute: String, from value: String) -> Bool {
        fields(of: attribute).allSatisfy { $0.id.chain.isEmpty || $0.id.derive?(value) != nil }
    }

    private func fields(of attribute: String) -> [(id: FieldID, language: Language)] {
        distinctFields.filter { $0.id.isOfSameAttribute(as: FieldID(attribute)) }
    }

    /// The key for one value of an attribute; nil where the guards of some template refuse it.
    fileprivate func fixing(_ attribute: String, to value: String) -> KeyShape? {
        var texts: [FieldID: Language] = [:]
        for (id, language) in fields(of: attribute) {
            guard let text = id.chain.isEmpty ? value : id.derive?(value) else { continue }
            guard language.contains(text) else { return nil }
            texts[id] = .text(text)
        }
        return mapping { id, language in texts[id] ?? language }
    }

    /// The key for all values of an attribute but one.
    fileprivate func excluding(_ value: String, of attribute: String) -> KeyShape {
        let others = Language.anyText(but: Array(value.unicodeScalars))
        return mapping { id, language in
            id == FieldID(attribute) ? language.intersection(with: others) : language
        }
    }

    private func mapping(_ language: (FieldID, Language) -> Language) -> KeyShape {
        KeyShape(
            parts: parts.map { template in
                TemplateShape(
                    template.parts.map { part in
                        switch part {
                        case .literal: part
                        case .field(let id, let own): .field(id, language(id, own))
                        }
                    })
            })
    }

    /// Values that differ from one in their last letters, and give the other texts that the attribute has in an example.
    fileprivate func lookAlikes(of value: String, _ attribute: String, _ values: [FieldValue]) -> [String] {
        let derived = values.filter { $0.id.isOfSameAttribute(as: FieldID(attribute)) && !$0.id.chain.isEmpty }
        guard let language = fields(of: attribute).first(where: { $0.id.chain.isEmpty })?.language else { return [] }
        let scalars = Array(value.unicodeScalars)
        var found: [String] = []
        for stem in [scalars.dropLast(1), scalars.dropLast(2), scalars[...]] {
            for ending in Self.endings {
                let text = String(String.UnicodeScalarView(stem + ending))
                let fits = derived.allSatisfy { $0.id.derive?(text)?.utf8.elementsEqual($0.text.utf8) ?? false }
                guard fits, language.contains(text) else { continue }
                found.append(text)
                if found.count == Self.mostLookAlikes { return found }
            }
        }
        return found
    }

    private static let mostLookAlikes = 4

    /// One or two letters or digits.
    private static let endings: [[Unicode.Scalar]] = {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
        return letters.map { [$0] } + letters.flatMap { first in letters.map { [first, $0] } }
    }()
}

extension Language {
    /// Every text but one.
    fileprivate static func anyText(but text: [Unicode.Scalar]) -> Language {
        var choices: [Language] = []
        for (index, scalar) in text.enumerated() {
            let beginning = Language(.text(Array(text[..<index])))
            choices.append(beginning)
            choices.append(.sequence([beginning, .scalar(in: ScalarSet(of: [scalar]).inverted), .anyText]))
        }
        return .choice(choices + [.sequence([Language(.text(text)), .scalar(in: .all), .anyText])])
    }
}
