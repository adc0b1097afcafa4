import KeywrightDiagnostics
package import KeywrightModel

/// What the declared figures of a design come to in a month of 730 hours: calls at their mean `rate`, and the items that there
/// are. A figure that is missing is told, never guessed.
///
/// - Parameter withStorage: whether what is stored counts; without it the price is of the patterns alone.
package func reckonPrice(
    _ design: Design, _ plan: DesignPlan, by list: PriceList = .current, withStorage: Bool = true
) -> MonthlyPrice {
    var reckoning = PriceReckoning(design: design, plan: plan, price: MonthlyPrice(list: list))
    reckoning.addPatterns()
    if withStorage {
        for id in design.tableIDs { reckoning.addCapacity(of: id) }
        for id in design.entityIDs { reckoning.addStorage(of: id) }
        for id in design.tableIDs { reckoning.addBackups(of: id) }
    }
    reckoning.addAssumptions()
    return reckoning.price
}

private struct PriceReckoning {
    let design: Design
    let plan: DesignPlan
    var price: MonthlyPrice
    /// Entities that are not all in the sum of stored bytes, by table, which backups are reckoned from.
    private var isStorageLeast: Set<TableID> = []

    init(design: Design, plan: DesignPlan, price: MonthlyPrice) {
        self.design = design
        self.plan = plan
        self.price = price
    }

    private static let gigabyte = 1_073_741_824.0
    /// Seconds of the month.
    private static let seconds = MonthlyPrice.hours * 3_600

    // MARK: Calls

    mutating func addPatterns() {
        var unrated: [String] = []
        var unplanned: [String] = []
        var several: [String] = []
        for (pattern, outcome) in zip(design.patterns, plan.patterns) {
            guard let plan = outcome.plan else {
                unplanned.append(pattern.name)
                continue
            }
            // Each table has prices of its own, and nothing says which part of a call is whose.
            guard Set(plan.entities.map { design[$0].table }).count < 2 else {
                several.append(pattern.name)
                continue
            }
            // What provisioned units carry costs what they cost.
            guard isOnDemand(plan.table) else { continue }
            guard let rate = pattern.expect.rate else {
                unrated.append(pattern.name)
                continue
            }
            addCalls(pattern, plan, rate: rate)
        }
        if !unrated.isEmpty { price.leftOut.append("no rate: " + unrated.joined(separator: ", ")) }
        if !several.isEmpty { price.leftOut.append("in several tables: " + several.joined(separator: ", ")) }
        if !unplanned.isEmpty { price.leftOut.append("no plan: " + unplanned.joined(separator: ", ")) }
    }

    private mutating func addCalls(_ pattern: AccessPattern, _ plan: AccessPlan, rate: Double) {
        let prices = price.list.prices(of: design[plan.table])
        let replicas = Double(replicas(of: plan.table))
        let calls = rate * Self.seconds
        let writesOfCall = plan.cost.write + replicas * plan.cost.replicatedWrite
        let (reads, writes) = (calls * plan.cost.read, calls * writesOfCall)
        var parts: [String] = []
        if plan.cost.read > 0 {
            parts.append("\(NumberText.units(plan.cost.read, "read")) at \(money(prices.perMillionReads)) a million")
        }
        if writesOfCall > 0 {
            let regions = replicas > 0 ? " in \(NumberText.grouped(replicas + 1)) regions" : ""
            parts.append(
                "\(NumberText.units(writesOfCall, "write"))\(regions) at \(money(prices.perMillionWrites)) a million")
        }
        let line = MonthlyPrice.Line(
            name: pattern.name, dollars: (reads * prices.perMillionReads + writes * prices.perMillionWrites) / 1e6,
            isLeast: plan.cost.basis == .least,
            arithmetic: "\(NumberText.grouped(calls)) calls x (\(parts.joined(separator: " + ")))")
        price.calls.append(MonthlyPrice.Calls(line: line, rate: rate, reads: reads, writes: writes))
    }

    private func isOnDemand(_ id: TableID) -> Bool {
        if case .onDemand = design[id].billing { true } else { false }
    }

    private func replicas(of id: TableID) -> Int { design[id].settings.replicas?.regions.count ?? 0 }

    // MARK: Provisioned units

    mutating func addCapacity(of id: TableID) {
        let table = design[id]
        guard case .provisioned(let read, let write) = table.billing else { return }
        addCapacity(id, nil, read, write, table.settings.billing?.autoscale)
        for index in table.indexes {
            guard let setting = index.settings.billing, case .provisioned(let read, let write) = setting.billing else {
                continue
            }
            addCapacity(id, index.name, read, write, setting.autoscale)
        }
    }

    private mutating func addCapacity(
        _ id: TableID, _ index: String?, _ read: Int, _ write: Int, _ autoscale: Autoscale?
    ) {
        let table = design[id]
        let prices = price.list.prices(of: table)
        var (reads, writes) = (Double(read), Double(write))
        if let autoscale {
            let use = use(of: id, index)
            reads = units(use.reads, autoscale)
            writes = units(use.writes, autoscale)
        }
        let regions = Double(replicas(of: id) + 1)
        let dollars = regions * MonthlyPrice.hours * (reads * prices.readHour + writes * prices.writeHour)
        let name = index.map { "\(table.name) \($0)" } ?? table.name
        let times = regions > 1 ? "\(NumberText.grouped(regions)) regions x " : ""
        price.capacity.append(
            MonthlyPrice.Capacity(
                line: MonthlyPrice.Line(
                    name: name, dollars: dollars, isLeast: autoscale != nil,
                    arithmetic: "\(times)730 h x (\(NumberText.units(reads, "read")) at \(prices.readHour.text)"
                        + " + \(NumberText.units(writes, "write")) at \(prices.writeHour.text))"),
                table: id, index: index, read: reads, write: writes))
    }

    /// The units a second that the declared rates use in the mean.
    private func use(of id: TableID, _ index: String?) -> (reads: Double, writes: Double) {
        var use = (reads: 0.0, writes: 0.0)
        for (pattern, outcome) in zip(design.patterns, plan.patterns) {
            guard let plan = outcome.plan, let rate = pattern.expect.rate else { continue }
            if plan.table == id, own(plan.index, of: id) == index { use.reads += rate * plan.cost.read }
            for write in plan.cost.writes
            where design[write.entity].table == id && own(write.index, of: id) == index {
                use.writes += rate * write.units * Double(write.most)
            }
            if plan.table == id, index == nil { use.writes += rate * plan.cost.otherWrites }
        }
        return use
    }

    /// A local index has the units of its table.
    private func own(_ index: String?, of id: TableID) -> String? {
        guard let index, let found = design[id].index(named: index), !found.isLocal else { return nil }
        return index
    }

    /// As many as keep the use at the target, within the bounds.
    private func units(_ use: Double, _ autoscale: Autoscale) -> Double {
        let wanted = (use / (autoscale.target.value / 100)).rounded(.up)
        return min(max(wanted, Double(autoscale.minimum.value)), Double(autoscale.maximum.value))
    }

    // MARK: Storage

    mutating func addStorage(of id: EntityID) {
        let entity = design[id]
        guard let count = entity.expect.count, let size = entity.expect.size else {
            let missing = [entity.expect.count == nil ? "count" : nil, entity.expect.size == nil ? "size" : nil]
                .compactMap { $0 }.joined(separator: " and ")
            price.leftOut.append("no \(missing): what is stored of \(entity.name)")
            isStorageLeast.insert(entity.table)
            return
        }
        for path in AccessPath.all(of: entity.table, in: design) {
            guard design.keyEntries(of: id, on: path) != nil else { continue }
            let held = path.index == nil ? EntrySize.whole(size) : design.entrySize(of: id, on: path)
            addStorage(id, path.index, count: count, held)
        }
        for companion in UniqueCompanion.all(of: id, in: design) {
            price.leftOut.append("no size: the companions \(companion.discriminator)")
        }
    }

    private mutating func addStorage(_ id: EntityID, _ index: String?, count: Double, _ held: EntrySize) {
        let table = design[design[id].table]
        let regions = Double(replicas(of: design[id].table) + 1)
        // The service adds 100 bytes to what is billed, and 48 more to an item that has replicas (F3.3).
        let added = regions > 1 && index == nil ? 148.0 : 100.0
        let gigabytes = count * (held.least + added) * regions / Self.gigabyte
        let isLeast = held.most != held.least
        let times = regions > 1 ? " x \(NumberText.grouped(regions)) regions" : ""
        let least = isLeast ? "at least " : ""
        let perGigabyte = price.list.prices(of: table).perGigabyte
        price.storage.append(
            MonthlyPrice.Storage(
                line: MonthlyPrice.Line(
                    name: design[id].name + (index.map { " in \($0)" } ?? ""), dollars: gigabytes * perGigabyte,
                    isLeast: isLeast,
                    arithmetic: "\(NumberText.grouped(count)) x (\(least)\(NumberText.grouped(held.least)) B"
                        + " + \(NumberText.grouped(added)) B)\(times)"
                        + " = \(NumberText.grouped(gigabytes)) GB at \(money(perGigabyte))"),
                table: design[id].table, index: index, entity: id, gigabytes: gigabytes))
    }

    /// Of a table and its local indexes.
    mutating func addBackups(of id: TableID) {
        guard design[id].settings.pointInTimeRecovery else { return }
        let gigabytes = price.storage.filter { $0.table == id && own($0.index, of: id) == nil }.map(\.gigabytes)
            .reduce(0, +)
        let each = price.list.backupPerGigabyte
        price.backups.append(
            MonthlyPrice.Line(
                name: design[id].name, dollars: gigabytes * each, isLeast: isStorageLeast.contains(id),
                arithmetic: "point-in-time recovery, \(NumberText.grouped(gigabytes)) GB at \(money(each))"))
    }

    // MARK: What it rests on

    mutating func addAssumptions() {
        let tables = design.tables
        if plan.patterns.contains(where: { $0.plan?.repeats ?? false }) {
            price.assumptions.append("a step that repeats counts as often as it may")
        }
        if !price.storage.isEmpty {
            price.assumptions.append("the 25 GB that an account has free are not taken off")
        }
        if tables.contains(where: { $0.settings.replicas != nil }) {
            price.assumptions.append(
                "replicas have the prices of \(price.list.region), and what crosses regions is left out")
        }
        if !price.capacity.isEmpty {
            if price.capacity.contains(where: \.line.isLeast) {
                price.assumptions.append("units that scale are those that the mean rates need, within their bounds")
            }
            if tables.contains(where: { $0.isProvisioned && !price.list.prices(of: $0).isProvisionedSure }) {
                price.assumptions.append("the prices of provisioned units with infrequent access are not confirmed")
            }
        }
        if tables.contains(where: { $0.settings.stream != nil }) {
            price.leftOut.append("what reads a stream")
        }
        if tables.contains(where: { $0.settings.warmThroughput != nil }) {
            price.leftOut.append("warm throughput, which is paid for once")
        }
    }
}

/// `0.625 USD`.
private func money(_ dollars: Double) -> String { "\(dollars.text) USD" }

extension Double {
    /// In full: `0.00065` and not `6.5e-04`.
    fileprivate var text: String {
        let millionths = Int64((self * 1e6).rounded())
        let fraction = String(millionths % 1_000_000)
        var digits = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        while digits.hasSuffix("0"), digits.utf8.count > 2 { digits.removeLast() }
        return "\(millionths / 1_000_000).\(digits)"
    }
}

extension Table {
    fileprivate var isProvisioned: Bool {
        if case .provisioned = billing { true } else { false }
    }
}

extension AccessPlan {
    /// Whether a step of it repeats.
    fileprivate var repeats: Bool {
        requests.contains { request in
            if case .transact(let transaction) = request {
                transaction.actions.contains { $0.many != nil }
            } else {
                false
            }
        }
    }
}
