/// What records of one value say together.
struct RecordGroups {
    enum Verdict {
        case duplicate(KeyRecord, of: KeyRecord)
        case missingCompanion(KeyRecord)
        case orphan(KeyRecord)
        /// A companion, and the item that has its value.
        case wrongOwner(KeyRecord, KeyRecord)
    }

    /// Records with one hash, those of items, each item once.
    private var owners: [KeyRecord] = []
    private var companions: [KeyRecord] = []
    private var current: (high: UInt64, low: UInt64)?
    /// The record while it is the only one of its hash, as nearly all are of keys.
    private var single: KeyRecord?
    /// Of more items with one value the rest is told of as duplicates of the first, without being kept; of companions nothing is
    /// said then.
    private static let mostKept = 256
    private var isFull = false

    mutating func take(_ record: KeyRecord, _ tell: (Verdict) -> Void) {
        if let current, current == (record.high, record.low) {
            if let first = single {
                single = nil
                add(first, tell)
            }
            return add(record, tell)
        }
        finish(tell)
        current = (record.high, record.low)
        single = record
    }

    private mutating func add(_ record: KeyRecord, _ tell: (Verdict) -> Void) {
        switch KeyRecord.Role(rawValue: record.role) {
        case .companion:
            // One companion twice is one primary key twice, which is told by itself.
            if !companions.contains(where: { $0.item == record.item }), companions.count < Self.mostKept {
                companions.append(record)
            }
        case .key:
            if let first = owners.first { tell(.duplicate(record, of: first)) } else { owners.append(record) }
        case .identity, .owner, nil:
            // Nor is an item that was read twice two items with one value.
            if owners.contains(where: { $0.item == record.item }) { return }
            if let first = owners.first(where: { !$0.mayBeGone }), !record.mayBeGone {
                tell(.duplicate(record, of: first))
            }
            if owners.count < Self.mostKept { owners.append(record) } else { isFull = true }
        }
    }

    mutating func finish(_ tell: (Verdict) -> Void) {
        defer { current = nil }
        if let record = single {
            single = nil
            guard !record.mayBeGone else { return }
            switch KeyRecord.Role(rawValue: record.role) {
            case .owner: tell(.missingCompanion(record))
            case .companion: tell(.orphan(record))
            case .key, .identity, nil: break
            }
            return
        }
        if isFull {
            isFull = false
        } else if let owner = owners.first, owner.role == KeyRecord.Role.owner.rawValue {
            if companions.isEmpty {
                for owner in owners where !owner.mayBeGone { tell(.missingCompanion(owner)) }
            } else {
                for companion in companions
                where !companion.mayBeGone && !owners.contains(where: { $0.item == companion.item }) {
                    tell(.wrongOwner(companion, owner))
                }
            }
        } else if owners.isEmpty {
            for companion in companions where !companion.mayBeGone { tell(.orphan(companion)) }
        }
        owners.removeAll(keepingCapacity: true)
        companions.removeAll(keepingCapacity: true)
    }
}
