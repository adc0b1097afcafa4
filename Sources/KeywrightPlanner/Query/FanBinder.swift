import KeywrightDiagnostics
import KeywrightModel

/// What fans out where `where` gives a placeholder no value of its own.
struct FanBinder {
    let design: Design
    let entity: EntityID
    let tests: [WhereTest]
    /// What the pattern names in `fanout`.
    let fanout: [AttributeID]
    /// Names that stand for something else in a request.
    let parameters: [String]
    /// The most time buckets that one call may read.
    let buckets: Int

    /// As many requests as a `shard` can make.
    static let most = 1000
    /// Buckets of one call, where the pattern does not say (LANGUAGE, Reads).
    static let defaultBuckets = 100

    enum Outcome {
        /// Nothing fans out over it.
        case open
        case fan(Fan)
        /// It would, but something stands against it.
        case obstacle(PlanFailure.Obstacle)
    }

    /// - Parameters:
    ///   - inPartition: shards and buckets are read one by one in partition keys alone; in a sort key a range holds them all.
    ///   - known: the fans before it.
    func fan(over placeholder: Placeholder, inPartition: Bool, after known: [Fan]) -> Outcome {
        let same = known.first {
            $0.attribute == placeholder.attribute && $0.path == placeholder.path
                && $0.transforms == placeholder.transforms
        }
        if let same { return .fan(same) }
        if placeholder.path.isEmpty, fanout.contains(placeholder.attribute) {
            return domain(of: placeholder, after: known)
        }
        guard inPartition else { return .open }
        if case .shard(let count) = placeholder.language {
            return .fan(fan("shard", .shards(count), placeholder, after: known))
        }
        return placeholder.isBucket ? buckets(of: placeholder, after: known) : .open
    }

    private func fan(
        _ name: String, _ values: Fan.Values, _ placeholder: Placeholder, after known: [Fan]
    ) -> Fan {
        var unique = name
        var number = 2
        while known.contains(where: { $0.name == unique }) || parameters.contains(unique) {
            unique = "\(name)\(number)"
            number += 1
        }
        return Fan(
            name: unique, values: values, attribute: placeholder.attribute, path: placeholder.path,
            transforms: placeholder.transforms)
    }

    // MARK: Closed domains

    private func domain(of placeholder: Placeholder, after known: [Fan]) -> Outcome {
        let attribute = design[entity][placeholder.attribute]
        guard let values = Self.values(of: attribute) else {
            return .obstacle(
                .fanOut(
                    entity, placeholder.attribute,
                    why: "`\(attribute.name)` has more than \(Self.most) values, each of which would have to be read"))
        }
        var texts: [String] = []
        for value in values {
            guard let text = design.keyText(of: value, for: placeholder, of: entity),
                !texts.contains(where: { $0.utf8.elementsEqual(text.utf8) })
            else { continue }
            texts.append(text)
        }
        texts.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return .fan(fan(attribute.name, .domain(texts), placeholder, after: known))
    }

    private static func values(of attribute: Attribute) -> [LiteralValue]? {
        let type = if case .recoded(let logical) = attribute.type { logical } else { attribute.type }
        switch type {
        case .enumeration(let enumeration): return enumeration.cases.map { .text($0.stored) }
        case .bool: return [.bool(false), .bool(true)]
        case .int:
            guard let least = attribute.constraints.minimum?.int64, let greatest = attribute.constraints.maximum?.int64,
                least <= greatest, greatest.subtractingReportingOverflow(least).partialValue < Int64(most),
                !greatest.subtractingReportingOverflow(least).overflow
            else { return nil }
            return (least...greatest).compactMap { ExactNumber(String($0)).map(LiteralValue.number) }
        case .string, .decimal, .double, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .object,
            .list,
            .map, .set, .recoded:
            return nil
        }
    }

    // MARK: Time buckets

    private func buckets(of placeholder: Placeholder, after known: [Fan]) -> Outcome {
        let ranges = tests.filter { $0.fits(placeholder) }
        var low: KeyTextPart?
        var high: KeyTextPart?
        for test in ranges {
            switch test.kind {
            case .bound(.greater, let operand), .bound(.greaterOrEqual, let operand):
                low = low ?? part(operand, placeholder)
            case .bound(.less, let operand), .bound(.lessOrEqual, let operand):
                high = high ?? part(operand, placeholder)
            case .between(let least, let greatest):
                low = low ?? part(least, placeholder)
                high = high ?? part(greatest, placeholder)
            case .bound, .equal, .beginsWith, .other: continue
            }
        }
        if let low, let high, let unit = placeholder.transforms.last?.text {
            return .fan(
                fan(
                    "bucket", .buckets(unit: unit, from: low, through: high, most: buckets), placeholder, after: known))
        }
        guard let first = ranges.first(where: { !$0.isEquality }) else { return .open }
        return .obstacle(
            .conditionNotServed(
                first.test, PlanRules.needsScan,
                why:
                    "the partition key holds a time bucket of `\(design[entity][placeholder.attribute].name)`, so that a "
                    + "range over it needs both ends"))
    }

    private func part(_ operand: Operand, _ placeholder: Placeholder) -> KeyTextPart? {
        TemplateBinder(design: design, entity: entity, tests: tests).textPart(operand, placeholder)
    }
}
