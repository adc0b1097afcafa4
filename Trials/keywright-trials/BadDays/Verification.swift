import KeywrightRuntime

/// Compares what calls promised with what the table holds.
struct Verification: Sendable {
    /// How many writes of which nobody could say were found done, and how many not.
    private(set) var unknownApplied = 0
    private(set) var unknownNotApplied = 0
    /// Writes that were carried out twice where nothing but the server's own token could prevent it.
    private(set) var doubled = 0
    private(set) var violations = Violations()

    private var items: [ItemName: Item] = [:]

    private struct ItemName: Hashable {
        var partition: String
        var sort: String
    }

    /// - Parameters:
    ///   - items: all of the table, read from the server itself.
    ///   - tokensCount: whether the server makes two transactions with one token one.
    init(_ items: [Item], _ ledgers: [(worker: Int, ledger: Ledger)], tokensCount: Bool) {
        for item in items {
            guard let partition = item.text("PK"), let sort = item.text("SK") else {
                violations.add("an item without a key: \(item)")
                continue
            }
            self.items[ItemName(partition: partition, sort: sort)] = item
        }
        for (worker, ledger) in ledgers {
            violations.merge(ledger.violations)
            compareOwn(ledger, Worker.partition(worker))
        }
        compareShared(ledgers, tokensCount: tokensCount)
        for name in self.items.keys.sorted(by: { ($0.partition, $0.sort) < ($1.partition, $1.sort) }) {
            violations.add("an item that nobody wrote: \(name.partition) \(name.sort)")
        }
    }

    /// Takes an item out; what is left in the end nobody asked for.
    private mutating func take(_ partition: String, _ sort: String) -> Item? {
        items.removeValue(forKey: ItemName(partition: partition, sort: sort))
    }

    private mutating func compareOwn(_ ledger: Ledger, _ partition: String) {
        for sort in ledger.sorts {
            let possible = ledger.own[sort] ?? [nil]
            let item = take(partition, sort)
            let id = item.flatMap { WrittenItem.id(of: $0) }
            if let item, id == nil {
                violations.add("\(partition) \(sort): an item that nobody wrote: \(item)")
            } else if !possible.contains(id) {
                violations.add("\(partition) \(sort): holds write \(id as Any), not one of \(possible)")
            } else if possible.count > 1 {
                if id == nil { unknownNotApplied += 1 } else { unknownApplied += 1 }
            }
        }
    }

    private mutating func compareShared(_ ledgers: [(worker: Int, ledger: Ledger)], tokensCount: Bool) {
        var marks: [String: [(worker: Int, mark: Ledger.Mark)]] = [:]
        for (worker, ledger) in ledgers {
            for mark in ledger.marks { marks[mark.item, default: []].append((worker, mark)) }
        }
        for name in marks.keys.sorted() {
            let item = take(name, "-") ?? [:]
            let isVersion = name.hasPrefix("VERSION#")
            guard let ids = item.texts(isVersion ? "history" : "ids") else {
                violations.add("\(name): its ids are not texts: \(item)")
                continue
            }
            let times = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
            for (worker, mark) in marks[name] ?? [] { compare(mark, worker, times[mark.id] ?? 0) }
            let known = Set((marks[name] ?? []).map(\.mark.id))
            for id in ids where !known.contains(id) { violations.add("\(name): holds \(id), which nobody wrote") }
            let number = item.integer(isVersion ? "version" : "n") ?? 0
            if name.hasPrefix("TOKEN#") && !tokensCount && number > ids.count {
                doubled += number - ids.count
            } else {
                violations.require(number == ids.count, "\(name): counted \(number) for \(ids.count) writes")
            }
        }
    }

    /// Compares a write to a shared item with how often its id is in it, and with the item that it put beside.
    private mutating func compare(_ mark: Ledger.Mark, _ worker: Int, _ times: Int) {
        switch mark.fate {
        case .applied:
            violations.require(times == 1, "\(mark.item): write \(mark.id) succeeded and is there \(times) times")
        case .refused:
            violations.require(times == 0, "\(mark.item): write \(mark.id) was refused and is there \(times) times")
        case .unknown:
            violations.require(times <= 1, "\(mark.item): write \(mark.id) is there \(times) times")
            if times == 0 { unknownNotApplied += 1 } else { unknownApplied += 1 }
        }
        guard let sort = mark.companion else { return }
        let other = take(Worker.transactionPartition(worker), sort)
        violations.require(
            (other != nil) == (times > 0), "\(mark.item): transaction \(mark.id) was carried out by half")
        if let other, WrittenItem.id(of: other) != mark.id {
            violations.add("\(mark.item): transaction \(mark.id) put another item: \(other)")
        }
    }
}
