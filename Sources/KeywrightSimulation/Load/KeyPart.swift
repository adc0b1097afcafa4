import KeywrightChecks
import KeywrightModel

/// A part of a partition key that varies on its own: an attribute, or a member of one.
struct KeyPart: Sendable {
    enum Names: Sendable {
        /// All equally common, in this order.
        case listed([String])
        /// The bucket of the present time.
        case now
        case hottest
        /// One of many like it.
        case any
    }

    var attribute: AttributeID
    var path: [String]
    /// As a template writes it: `placedAt|day`.
    var chain: String
    var names: Names

    /// What stands for a value in reports: `status=shipped`.
    func text(rank: Int) -> String {
        switch names {
        case .listed(let names): "<\(chain)=\(rank < names.count ? names[rank] : "no. \(rank + 1)")>"
        case .now: "<\(chain)=now>"
        case .hottest: "<\(chain)=\(rank == 0 ? "hottest" : "no. \(rank + 1)")>"
        case .any: "<\(chain)=no. \(rank + 1)>"
        }
    }
}

/// How the requests of an operation spread over the values of a key, part by part.
struct KeySpread: Sendable {
    var spread: Spread
    var parts: [KeyPart]
    /// The parts of which nothing says how they spread, identifiers apart; by name.
    var unknown: [String]
}

extension Entity {
    /// How requests spread over the keys of some templates. Where one part is open the whole is taken to be spread over so many
    /// keys that none of them matters, as KW301 and KW307 do.
    ///
    /// - Parameter isWrite: whether what is current is asked for: all writes of a time go to one time bucket.
    func spread(over placeholders: [Placeholder], isWrite: Bool, skew: Skew) -> KeySpread {
        var parts: [(part: KeyPart, spread: Spread)] = []
        var unknown: [String] = []
        var isOpen = false
        for placeholder in placeholders {
            guard let spread = spread(over: placeholder, isWrite: isWrite, skew) else {
                isOpen = true
                if !placeholder.language.isIdentifier { unknown.append(chain(of: placeholder)) }
                continue
            }
            let part = KeyPart(
                attribute: placeholder.attribute, path: placeholder.path, chain: chain(of: placeholder),
                names: names(of: placeholder, spread, skew))
            let known = parts.firstIndex {
                $0.part.attribute == placeholder.attribute && $0.part.path == placeholder.path
            }
            // Of one attribute the part that shows most of it counts.
            if let known {
                if spread.commonest < parts[known].spread.commonest { parts[known] = (part, spread) }
            } else {
                parts.append((part, spread))
            }
        }
        if isOpen { return KeySpread(spread: .everywhere, parts: [], unknown: unknown) }
        return KeySpread(
            spread: parts.reduce(.one) { $0.times($1.spread) }, parts: parts.map(\.part), unknown: [])
    }

    /// nil where nothing says it.
    private func spread(over placeholder: Placeholder, isWrite: Bool, _ skew: Skew) -> Spread? {
        guard let share = commonestShare(of: placeholder, isWrite: isWrite) else { return nil }
        let isKnown = isWrite || !placeholder.language.isTimeBucket
        let count = isKnown ? distinctValues(of: placeholder) : nil
        let declared = placeholder.path.isEmpty ? self[placeholder.attribute].spread : ValueSpread()
        if declared.hottest == nil, case .zipf(let exponent) = skew {
            if case .shard(let shards) = placeholder.language {
                // The shard of the commonest value has it whole.
                let most = declared.distinct.map { Spread(zipf: exponent, count: $0).commonest }
                return Spread(hottest: most, count: min(Double(shards), count ?? Double(shards)))
            }
            if let count, !placeholder.language.isTimeBucket { return Spread(zipf: exponent, count: count) }
        }
        return Spread(hottest: share, count: count)
    }

    private func names(of placeholder: Placeholder, _ spread: Spread, _ skew: Skew) -> KeyPart.Names {
        let isEven = spread.values.allSatisfy { $0.share == spread.commonest }
        guard isEven else { return .hottest }
        switch placeholder.language {
        case .enumeration(let names): return .listed(names)
        case .bool: return .listed(["true", "false"])
        case .year, .month, .day, .hour: return .now
        case .shard(let count):
            let width = String(count - 1).utf8.count
            return .listed(
                (0..<count).map { shard in
                    let digits = String(shard)
                    return String(repeating: "0", count: width - digits.utf8.count) + digits
                })
        case .ulid, .ksuid, .uuid, .date, .timestamp, .integer, .paddedInteger, .invertedInteger, .paddedDecimal,
            .number, .bytes, .text, .pattern:
            return spread.tiers.isEmpty && spread.unbounded == 0 ? .any : .hottest
        }
    }
}

extension PlaceholderLanguage {
    /// Whether its values are made to be many.
    fileprivate var isIdentifier: Bool {
        switch self {
        case .ulid, .ksuid, .uuid: true
        case .enumeration, .bool, .date, .timestamp, .year, .month, .day, .hour, .integer, .paddedInteger,
            .invertedInteger, .paddedDecimal, .number, .bytes, .shard, .text, .pattern:
            false
        }
    }
}
