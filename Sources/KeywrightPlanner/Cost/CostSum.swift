import KeywrightModel

/// Adds up the units of one call, and keeps the arithmetic in lines that a person can check.
struct CostSum {
    private(set) var cost: Cost

    init(_ cost: Cost = Cost(basis: .declared)) { self.cost = cost }

    /// A write of at most 1 KB, or a read of at most 4 KB, is a unit (F2.1).
    static let writeUnit = 1024.0
    static let readUnit = 4096.0
    /// The most that a page of the service holds, in bytes (F3.18).
    static let pageSize = 1_048_576.0

    mutating func note(_ line: @autoclosure @escaping @Sendable () -> String) { cost.note(line) }

    /// Items that are read together and rounded up together (F2.2); nil where a figure is not declared.
    ///
    /// - Parameters:
    ///   - times: how often they are read so, each time rounded up by itself.
    ///   - isAtMost: whether it can be fewer.
    mutating func addRead(
        items: Double?, size: Double?, isConsistent: Bool, times: Int = 1, isAtMost: Bool = true
    ) {
        let half = (isConsistent ? "" : ", half") + (isAtMost || times == 1 ? Self.repeated(times) : ", \(times) times")
        let rate = isConsistent ? 1 : 0.5
        guard let items, let size else {
            cost.basis = .least
            cost.read += rate * Double(times)
            note(
                "\(Self.missing(items, size)) not declared: at least 1 x 4 KB\(half) = "
                    + NumberText.units(rate * Double(times), "read"))
            return
        }
        let bytes = items * size
        let blocks = max(1, (bytes / Self.readUnit).rounded(.up))
        cost.read += blocks * rate * Double(times)
        note(
            "\(NumberText.grouped(items)) x \(NumberText.grouped(size)) B"
                + " = \(NumberText.grouped(bytes)) B = \(NumberText.grouped(blocks)) x 4 KB\(half)"
                + " = \(NumberText.units(blocks * rate * Double(times), "read"))")
    }

    /// Items that are read each by itself and rounded up each by itself (F2.2).
    ///
    /// - Parameters:
    ///   - items: how many; nil where nothing says.
    ///   - size: of each in bytes; nil where it is not declared.
    mutating func addGets(_ items: Double?, size: Double?, unitsPerBlock rate: Double) {
        let blocks = size.map { max(1, ($0 / Self.readUnit).rounded(.up)) } ?? 1
        let units = (items ?? 1) * blocks * rate
        cost.read += units
        if items == nil || size == nil { cost.basis = .least }
        let count = items.map(NumberText.grouped) ?? "items not declared, at least 1"
        let form = size == nil ? "at least 1 x 4 KB, size not declared" : "\(NumberText.grouped(blocks)) x 4 KB"
        let factor = rate == 0.5 ? ", half" : rate == 2 ? ", twice in a transaction" : ""
        note("\(count) x (\(form))\(factor) = \(NumberText.units(units, "read"))")
    }

    /// Entries of an index that does not hold the items whole, read together.
    mutating func addRead(items: Double?, of entry: EntrySize, isConsistent: Bool, times: Int = 1) {
        guard let items, entry.least > 0 else {
            return addRead(items: items, size: nil, isConsistent: isConsistent, times: times, isAtMost: false)
        }
        let rate = (isConsistent ? 1 : 0.5) * Double(times)
        let repeated = times == 1 ? "" : ", \(times) times"
        let (blocks, isExact) = entry.blocks(of: Self.readUnit, times: items)
        if !isExact { cost.basis = .least }
        cost.read += blocks * rate
        note(
            "\(NumberText.grouped(items)) entries of \(isExact ? entry.text : "at least \(NumberText.grouped(entry.least)) B") = \(isExact ? "" : "at least ")\(NumberText.grouped(blocks)) x 4 KB"
                + "\(isConsistent ? "" : ", half")\(repeated) = \(NumberText.units(blocks * rate, "read"))")
    }

    /// A write of the table itself; in a transaction it counts twice (F2.7).
    ///
    /// - Parameters:
    ///   - entity: whose item it is; nil for what is no item of an entity's own.
    ///   - isReplicated: whether the replicas of a table write it, too; what is demanded of an item is no write to them.
    mutating func addWrite(
        size: Double?, of what: String, entity: EntityID? = nil, inTransaction: Bool, times: Int = 1,
        isReplicated: Bool = true
    ) {
        let blocks = size.map { max(1, ($0 / Self.writeUnit).rounded(.up)) } ?? 1
        let factor = inTransaction ? 2.0 : 1.0
        let total = blocks * factor * Double(times)
        cost.write += total
        // A replica writes what has been decided, so once (F2.31).
        if isReplicated { cost.replicatedWrite += blocks * Double(times) }
        if let entity {
            cost.writes.append(WriteUnits(entity: entity, index: nil, units: blocks * factor, most: times))
        } else {
            cost.otherWrites += blocks * factor
        }
        if size == nil { cost.basis = .least }
        note(
            "\(what): \(size.map { "\(NumberText.grouped($0)) B = \(NumberText.grouped(blocks)) x 1 KB" } ?? "size not declared, at least 1 x 1 KB")"
                + (inTransaction ? ", twice in a transaction" : "") + Self.repeated(times)
                + " = \(NumberText.units(total, "write"))")
    }

    /// Writes of an index, each of its own size (F2.25); a transaction does not double them (F2.7).
    mutating func addIndexWrites(
        _ writes: Int, size: EntrySize, of path: AccessPath, entity: EntityID, name: String, why: String, times: Int = 1
    ) {
        guard writes > 0 else { return }
        let (blocks, isExact) = size.blocks(of: Self.writeUnit)
        let total = blocks * Double(writes) * Double(times)
        cost.write += total
        cost.replicatedWrite += total
        cost.writes.append(
            WriteUnits(
                entity: entity, index: path.index, units: blocks * Double(writes), most: times)
        )
        if !isExact { cost.basis = .least }
        note(
            "\(name): \(why), \(writes) x \(NumberText.grouped(blocks))\(isExact ? "" : " at least")"
                + Self.repeated(times) + " = \(NumberText.units(total, "write"))")
    }

    private static func repeated(_ times: Int) -> String { times == 1 ? "" : ", at most \(times) times" }

    private static func missing(_ items: Double?, _ size: Double?) -> String {
        switch (items, size) {
        case (nil, nil): "items and size"
        case (nil, _): "items"
        case (_, _): "size"
        }
    }

    /// What is reckoned is the least that a call can cost.
    mutating func makeLeast(because line: String) {
        cost.basis = .least
        note(line)
    }
}
