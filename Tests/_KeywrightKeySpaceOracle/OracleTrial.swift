import KeywrightKeySpace

/// Asks the algebra about random keys and holds every answer to what trying every value says.
package struct OracleTrial {
    package private(set) var tally = OracleTally()
    let pools: [FieldPool]
    var random: OracleRandom
    /// Half of the time all counts are taken as large ones.
    var algebra = KeyAlgebra()

    package init(_ pools: [FieldPool], seed: UInt64) {
        self.pools = pools
        random = OracleRandom(seed: seed)
    }

    /// One pair of templates, with all that can be asked about it.
    package mutating func askAboutPair() {
        algebra.smallCount = random.chance(50) ? 1 : KeyAlgebra().smallCount
        let pool = random.pick(pools)
        let texts = PlainKey.seedTexts(2, over: pool.alphabet, using: &random)
        let one = KeyKind()
        askIntersection(.templates, Array(texts.prefix(1)), one, one, pool)
        let whole = KeyKind(templates: 2)
        let repeated = KeyKind(templates: 2, repeats: 60, limit: 150)
        let derived = KeyKind(templates: 2, repeats: 15, images: 45, limit: 150)
        switch random.below(4) {
        case 0: askIntersection(.keys, texts, whole, whole, pool)
        case 1: askIntersection(.repeatedKeys, texts, repeated, random.chance(60) ? repeated : whole, pool)
        case 2: askIntersection(.derivedKeys, texts, derived, random.pick([derived, whole, repeated]), pool)
        default: askReading(texts, random.chance(50) ? repeated : whole, pool)
        }
        switch random.below(4) {
        case 0, 1: askAmbiguity(.ambiguity, random.chance(50) ? texts : Array(texts.prefix(1)), whole, pool)
        case 2: askAmbiguity(.repeatedAmbiguity, texts, repeated, pool)
        default: askAmbiguity(.derivedAmbiguity, texts, derived, pool)
        }
        askPrefix(texts[0], pool)
        askRange(texts[0], pool)
        askOrder(pool)
        askEmptiness(pool)
        askLength(texts[0], pool)
        askMembership(pool)
    }

    // MARK: Keys

    private mutating func key(_ texts: [String], _ kind: KeyKind, _ pool: FieldPool) -> PlainKey {
        PlainKey.random(from: texts, kind, pool, using: &random)
    }

    private mutating func askIntersection(
        _ question: OracleQuestion, _ texts: [String], _ leftKind: KeyKind, _ rightKind: KeyKind, _ pool: FieldPool
    ) {
        var (left, right) = (key(texts, leftKind, pool), key(texts, rightKind, pool))
        if random.chance(50) { swap(&left, &right) }
        var pair: String { "\(left) and \(right)" }
        let leftTexts = left.all().map(\.texts)
        let rightTexts = Set(right.all().map(\.texts))
        var shared = leftTexts.first(where: rightTexts.contains)
        let areListed = left.isComplete && right.isComplete
        if shared == nil, !areListed {
            // What the lists leave out is found by cutting texts.
            if !right.hasImages { shared = leftTexts.prefix(25).first(where: right.accepts) }
            if shared == nil, !left.hasImages {
                shared = rightTexts.sorted { $0.lexicographicallyPrecedes($1) }.prefix(25).first(where: left.accepts)
            }
        }
        switch algebra.intersection(left.shape, right.shape) {
        case .never:
            tally.count(question, \.never)
            if let shared { tally.fault(question, "never, but \(shared): \(pair)") }
        case .witness(let witness):
            tally.count(question, \.witness)
            var fault = left.fault(in: witness.left, giving: witness.texts)
            fault = fault ?? right.fault(in: witness.right, giving: witness.texts)
            if fault == nil, areListed, shared == nil { fault = "\(witness.texts) is not among the listed" }
            if let fault { tally.fault(question, "\(fault): \(pair)") }
        case .unproven(let reason):
            tally.leftOpen(question, "\(reason); it is \(shared.map { "\($0)" } ?? "not listed"): \(pair)")
        }
    }

    private mutating func askAmbiguity(
        _ question: OracleQuestion, _ texts: [String], _ kind: KeyKind, _ pool: FieldPool
    ) {
        let key = key(texts, kind, pool)
        var seen: Set<[String]> = []
        let doubled = key.all().map(\.texts).first { !seen.insert($0).inserted }
        switch algebra.ambiguity(of: key.shape) {
        case .never:
            tally.count(question, \.never)
            if let doubled { tally.fault(question, "never, but \(doubled): \(key)") }
        case .witness(let witness):
            tally.count(question, \.witness)
            var fault = key.fault(in: witness.left, giving: witness.texts)
            fault = fault ?? key.fault(in: witness.right, giving: witness.texts)
            if witness.left.map(\.text) == witness.right.map(\.text) { fault = fault ?? "twice the same values" }
            if fault == nil, key.isComplete, doubled == nil { fault = "\(witness.texts) is not among the listed" }
            if let fault { tally.fault(question, "\(fault): \(key)") }
        case .unproven(let reason):
            tally.leftOpen(question, "\(reason); it is \(doubled.map { "\($0)" } ?? "not listed"): \(key)")
        }
    }

    // MARK: Key conditions

    private mutating func askPrefix(_ text: String, _ pool: FieldPool) {
        let head = String(text.prefix(1 + random.below(4)))
        let (prefix, whole) = (key([head], KeyKind(), pool), key([text], KeyKind(), pool))
        let heads = Set(prefix.all().map { Array($0.texts[0].utf8) })
        let read = whole.all().first { tuple in
            let text = Array(tuple.texts[0].utf8)
            return (0...text.count).contains { heads.contains(Array(text.prefix($0))) }
        }
        let isListed = prefix.isComplete && whole.isComplete
        let decision = algebra.prefixIntersection(prefix: prefix.template(0), of: whole.template(0))
        check(.prefix, decision, read?.texts, isListed, prefix, whole) { witness in
            let begun = prefix.texts(of: witness.left)
            return begun.count == 1 && witness.texts[0].utf8.starts(with: begun[0].utf8)
                ? prefix.fault(in: witness.left, giving: begun) : "\(witness.texts) does not begin with \(begun)"
        }
    }

    /// A partition and a beginning of the sort key, with parameters that may stand in both.
    private mutating func askReading(_ texts: [String], _ kind: KeyKind, _ pool: FieldPool) {
        var head = texts
        head[1] = String(head[1].prefix(1 + random.below(4)))
        let asked = key(head, random.chance(50) && kind.repeats > 0 ? kind : KeyKind(templates: 2, limit: 120), pool)
        let whole = key(texts, kind, pool)
        let beginnings = asked.all().map(\.texts)
        let read = whole.all().first { tuple in
            beginnings.contains { $0[0] == tuple.texts[0] && tuple.texts[1].utf8.starts(with: $0[1].utf8) }
        }
        let condition = KeyCondition(partition: asked.template(0), sort: .beginsWith(asked.template(1)))
        let isListed = asked.isComplete && whole.isComplete
        check(.beginning, algebra.read(condition, of: whole.shape), read?.texts, isListed, asked, whole) { witness in
            let begun = asked.texts(of: witness.left)
            guard begun.count == 2, begun[0] == witness.texts[0], witness.texts[1].utf8.starts(with: begun[1].utf8)
            else {
                return "\(witness.texts) does not begin with \(begun)"
            }
            return asked.fault(in: witness.left, giving: begun)
        }
    }

    /// The closed ranges of key conditions: from `P x` or behind all that begins with `P x d`, through `P y` or all that
    /// begins with `P y d`, or open on one side.
    private mutating func askRange(_ text: String, _ pool: FieldPool) {
        let whole = key([text], KeyKind(limit: 60), pool)
        let bounds = rangeKey(text, pool)
        let isBelow = random.below(4)
        let condition: PartCondition =
            switch isBelow {
            case 0: .atLeast(bounds.template(0))
            case 1: .atMost(bounds.template(1))
            default: .between(bounds.template(0), bounds.template(1))
            }
        let ends = bounds.all().map { ends in ends.texts.map { Array($0.utf8) } }
        func isRead(_ text: String) -> Bool {
            let text = Array(text.utf8)
            return ends.contains { ends in
                (isBelow == 1 || !text.lexicographicallyPrecedes(ends[0]))
                    && (isBelow == 0 || !ends[1].lexicographicallyPrecedes(text))
            }
        }
        let read = whole.all().first { isRead($0.texts[0]) }
        let decision = algebra.read(KeyCondition(parts: [condition]), of: whole.shape)
        check(.range, decision, read?.texts, whole.isComplete, bounds, whole) { witness in
            isRead(witness.texts[0]) ? nil : "\(witness.texts) is outside"
        }
    }

    private mutating func rangeKey(_ text: String, _ pool: FieldPool) -> PlainKey {
        let listed = pool.fields.filter { $0.isComplete && (1...20).contains($0.texts.count) }
        let cut = random.below(text.count + 1)
        let head = String(text.prefix(cut))
        let (shared, low, high) = (random.pick(listed), random.pick(listed), random.pick(listed))
        let pieces: [PlainKey.Piece] = head.isEmpty ? [] : random.chance(25) ? [.field(0)] : [.literal(head)]
        let behind = random.pick(["#", "#", "-", "##"])
        func end(_ field: Int, _ closing: [String]) -> [PlainKey.Piece] {
            let rest = String(text.dropFirst(cut).prefix(1 + random.below(2)))
            let value: [PlainKey.Piece] =
                switch random.below(4) {
                case 0: []
                case 1: [.literal(rest)]
                default: [.field(field)]
                }
            return pieces + value + [.literal(random.pick(closing))]
        }
        let templates = [
            end(1, ["", "", behind + "\u{10FFFF}", "\u{0}"]), end(2, ["", behind + "\u{10FFFF}", "\u{10FFFF}"]),
        ]
        return PlainKey(templates: templates, fields: [shared, low, high])
    }

    private mutating func check(
        _ question: OracleQuestion, _ decision: Decision<SharedKey>, _ read: [String]?, _ isListed: Bool,
        _ asked: PlainKey, _ whole: PlainKey, _ fault: (SharedKey) -> String?
    ) {
        var pair: String { "\(asked) of \(whole)" }
        switch decision {
        case .never:
            tally.count(question, \.never)
            if let read { tally.fault(question, "never, but \(read): \(pair)") }
        case .witness(let witness):
            tally.count(question, \.witness)
            var found = whole.fault(in: witness.right, giving: witness.texts) ?? fault(witness)
            if found == nil, isListed, read == nil { found = "\(witness.texts) is not among the listed" }
            if let found { tally.fault(question, "\(found): \(pair)") }
        case .unproven(let reason): tally.leftOpen(question, "\(reason): \(pair)")
        }
    }

    // MARK: Languages

    /// Whether texts sort as they do when a literal follows each.
    private mutating func askOrder(_ pool: FieldPool) {
        let field = random.pick(pool.fields)
        let letters = Array(pool.alphabet.unicodeScalars) + ["#", "~", " "]
        let literal = (0..<(1 + random.below(2))).map { _ in String(random.pick(letters)) }.joined()
        let texts = field.texts.prefix(60).map { Array($0.utf8) }
        func areTurned(_ lesser: [UInt8], _ greater: [UInt8]) -> Bool {
            lesser.lexicographicallyPrecedes(greater)
                && (greater + literal.utf8).lexicographicallyPrecedes(lesser + literal.utf8)
        }
        var turned: String?
        for lesser in texts {
            if let greater = texts.first(where: { areTurned(lesser, $0) }) {
                turned = "\(String(decoding: lesser, as: UTF8.self)) and \(String(decoding: greater, as: UTF8.self))"
                break
            }
        }
        var asked: String { "\(field.name) before \(literal)" }
        switch algebra.orderBreak(in: field.language, followedBy: literal) {
        case .never:
            tally.count(.order, \.never)
            if let turned { tally.fault(.order, "never, but \(turned): \(asked)") }
        case .witness(let found):
            tally.count(.order, \.witness)
            let pair = [found.lesser, found.greater]
            if !pair.allSatisfy(field.accepts) { tally.fault(.order, "\(pair) are no values: \(asked)") }
            if !areTurned(Array(pair[0].utf8), Array(pair[1].utf8)) {
                tally.fault(.order, "\(pair) stay in order: \(asked)")
            }
        case .unproven(let reason): tally.leftOpen(.order, "\(reason): \(asked)")
        }
    }

    private mutating func askEmptiness(_ pool: FieldPool) {
        let left = random.pick(pool.fields)
        let right = random.pick(pool.fields)
        let language = left.language.intersection(with: right.language)
        let listed = (left.texts.filter(right.accepts) + right.texts.filter(left.accepts)).map(\.unicodeScalars.count)
            .min()
        var asked: String { "\(left.name) and \(right.name)" }
        switch algebra.shortestMember(of: language) {
        case .never:
            tally.count(.emptiness, \.never)
            if listed != nil || algebra.isEmpty(language) != true { tally.fault(.emptiness, "not empty: \(asked)") }
        case .witness(let text):
            tally.count(.emptiness, \.witness)
            if !left.accepts(text) || !right.accepts(text) || algebra.isEmpty(language) != false {
                tally.fault(.emptiness, "\(text) is in neither: \(asked)")
            }
            if let listed, text.unicodeScalars.count > listed {
                tally.fault(.emptiness, "\(text) is not the shortest: \(asked)")
            }
            if listed == nil, left.isComplete || right.isComplete {
                tally.fault(.emptiness, "\(text) is not listed: \(asked)")
            }
        case .unproven(let reason): tally.leftOpen(.emptiness, "\(reason): \(asked)")
        }
    }

    private mutating func askLength(_ text: String, _ pool: FieldPool) {
        let key = key([text], random.chance(50) ? KeyKind() : KeyKind(repeats: 50, limit: 150), pool)
        let range = key.template(0).byteLengthRange
        let lengths = key.all().map { $0.texts[0].utf8.count }
        guard let least = lengths.min(), let most = lengths.max() else { return }
        let isTight = key.isComplete && key.chosen.allSatisfy { key.fields[$0].tellsLengths }
        tally.count(.length, isTight ? \.witness : \.never)
        let holds = range.least <= least && range.most.map { $0 >= most } ?? true
        if !holds || (isTight && (range.least != least || range.most != most)) {
            tally.fault(.length, "\(range) for \(least) to \(most): \(key)")
        }
    }

    private mutating func askMembership(_ pool: FieldPool) {
        let field = random.pick(pool.fields)
        let letters = Array(pool.alphabet.unicodeScalars)
        for turn in 0..<6 {
            var text = turn % 2 == 0 || field.texts.isEmpty ? "" : random.pick(field.texts)
            for _ in 0..<random.below(turn % 2 == 0 ? 7 : 3) {
                var scalars = Array(text.unicodeScalars)
                scalars.insert(random.pick(letters), at: random.below(scalars.count + 1))
                text = String(String.UnicodeScalarView(scalars))
            }
            let expected = field.accepts(text)
            tally.count(.membership, expected ? \.witness : \.never)
            if field.language.contains(text) != expected {
                tally.fault(.membership, "\(text) is \(expected ? "" : "not ")in \(field.name)")
            }
        }
    }
}

extension PlainKey {
    /// The texts that some field texts of a key give; empty where one is missing.
    fileprivate func texts(of values: [FieldValue]) -> [String] {
        var known: [FieldID: String] = [:]
        for value in values { known[value.id] = value.text }
        return templates.map { pieces in
            pieces.map { piece in
                if case .literal(let text) = piece { text } else { known[id(of: piece)] ?? "?" }
            }.joined()
        }
    }
}
