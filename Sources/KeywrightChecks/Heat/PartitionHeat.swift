import KeywrightDiagnostics
package import KeywrightModel
import KeywrightPlanner

/// What the declared peaks send each second to the commonest value of a partition key, with the arithmetic.
///
/// All of it is the least that can be: what declares no peak or no size counts for nothing or for one unit, and of values of
/// which only the number is known all are as common. The parts of a key are taken as independent of each other.
struct PartitionHeat {
    /// What one pattern sends there.
    struct Load {
        var pattern: String
        /// Calls a second.
        var peak: Double
        /// Units of a call.
        var units: Double
        /// The share of the calls that goes to the commonest value.
        var share: Double

        /// Units a second.
        var total: Double { peak * units * share }

        /// `placeOrder`: 900/s x 2 write units x 5 % = 90 write units a second.
        func arithmetic(_ kind: String) -> String {
            "`\(pattern)`: \(NumberText.grouped(peak))/s x \(NumberText.units(units, kind)) x \(share.shareText)"
                + " = \(NumberText.units(total, kind)) a second"
        }
    }

    var table: TableID
    /// nil for the table, which its local indexes share the partitions of.
    var index: String?
    /// The first in the source of those whose items are there.
    var entity: EntityID
    var partition: [KeyEntry]
    var writes: [Load] = []
    var reads: [Load] = []

    /// Units that one partition serves each second (F2.9).
    static let mostWrites = 1_000.0
    static let mostReads = 3_000.0

    var writeUnits: Double { writes.map(\.total).reduce(0, +) }
    var readUnits: Double { reads.map(\.total).reduce(0, +) }

    /// As messages call it.
    var place: String { index.map { "index `\($0)`" } ?? "the table" }
}

extension CheckContext {
    /// The partition keys to which declared peaks send anything, entities that share a template together; in the order of the
    /// entities.
    var heat: [PartitionHeat] {
        var heats: [PartitionHeat] = []
        var places: [[String]: Int] = [:]
        for (pattern, outcome) in outcomes {
            guard let peak = pattern.expect.peak, let plan = outcome.plan else { continue }
            func add(
                _ units: Double, to entity: EntityID, _ index: String?,
                _ kind: WritableKeyPath<PartitionHeat, [PartitionHeat.Load]>
            ) {
                let index = design.partitionIndex(index, of: entity)
                let partition = design.keyEntries(of: entity, index: index).partition
                let isWrite = kind == \.writes
                guard !partition.isEmpty,
                    let share = design[entity].commonestShare(
                        of: partition.flatMap(\.template.placeholders), isWrite: isWrite)
                else { return }
                let name = ["\(design[entity].table.rawValue)", index ?? ""] + partition.map(\.template.text)
                let place = places[name] ?? heats.count
                places[name] = place
                if place == heats.count {
                    heats.append(
                        PartitionHeat(table: design[entity].table, index: index, entity: entity, partition: partition))
                }
                heats[place][keyPath: kind].append(
                    PartitionHeat.Load(pattern: pattern.name, peak: peak, units: units, share: share))
            }
            for write in plan.cost.writes { add(write.units, to: write.entity, write.index, \.writes) }
            if plan.cost.read > 0, let entity = plan.entities.first, plan.readsOneKind {
                add(plan.cost.read, to: entity, plan.index, \.reads)
            }
        }
        return heats.enumerated().sorted { ($0.element.entity, $0.offset) < ($1.element.entity, $1.offset) }.map(
            \.element)
    }
}

extension AccessPlan {
    /// Whether all that it reads is of one kind of key. A transaction reads each of its entities by a key of its own, and a scan
    /// all that there are.
    package var readsOneKind: Bool {
        switch requests.last {
        case .transact?, .transactGet?: entities.count == 1
        case .scan?: false
        case .get?, .batchGet?, .query?, .put?, .update?, .delete?, .batchWrite?, nil: true
        }
    }
}

extension Design {
    /// The index whose partitions hold what is written to an index: a local one has none of its own.
    package func partitionIndex(_ index: String?, of entity: EntityID) -> String? {
        guard let index, let found = self[self[entity].table].index(named: index) else { return nil }
        return found.isLocal ? nil : index
    }
}

extension Entity {
    /// The share of requests that goes to the commonest value of a key with these placeholders, at least; nil where nothing
    /// says how one of them spreads. The part of one attribute that shows most of it counts.
    ///
    /// - Parameter isWrite: whether what is current is asked for: all writes of a time go to one time bucket (RULES KW302).
    func commonestShare(of placeholders: [Placeholder], isWrite: Bool) -> Double? {
        var shares: [PlaceholderSource: Double] = [:]
        var open: Set<PlaceholderSource> = []
        for placeholder in placeholders {
            let source = PlaceholderSource(attribute: placeholder.attribute, path: placeholder.path)
            if let share = commonestShare(of: placeholder, isWrite: isWrite) {
                shares[source] = min(shares[source] ?? 1, share)
            } else {
                open.insert(source)
            }
        }
        return open.isEmpty ? shares.values.reduce(1, *) : nil
    }

    /// Of one placeholder.
    package func commonestShare(of placeholder: Placeholder, isWrite: Bool) -> Double? {
        let hottest = placeholder.path.isEmpty ? self[placeholder.attribute].spread.hottest : nil
        let isKnown = isWrite || !placeholder.language.isTimeBucket
        let even = isKnown ? distinctValues(of: placeholder).map { 1 / max($0, 1) } : nil
        guard let hottest, let even else { return hottest ?? even }
        return max(hottest, even)
    }
}

/// Where the text of a placeholder comes from.
private struct PlaceholderSource: Hashable {
    var attribute: AttributeID
    var path: [String]
}

extension Double {
    /// A share as messages write it: `5 %`, or `1 in 4,000,000` where that would be nearly nothing.
    var shareText: String {
        self == 1
            ? "all" : self < 0.001 ? "1 in \(NumberText.grouped(1 / self))" : "\(NumberText.grouped(self * 100)) %"
    }
}
