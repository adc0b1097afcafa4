import KeywrightDiagnostics
import KeywrightSyntax

/// What tables and indexes are set to beyond their keys.
extension Decoder {
    mutating func tableSettings(_ fields: Fields) -> TableSettingsSpec {
        TableSettingsSpec(
            stream: word(.stream, in: fields, as: StreamSpec.self),
            pointInTimeRecovery: bool(.pointInTimeRecovery, in: fields)?.value ?? false,
            deletionProtection: bool(.deletionProtection, in: fields)?.value ?? false,
            tableClass: word(.class, in: fields, as: TableClassSpec.self)?.value,
            encryption: encryption(fields),
            maxThroughput: throughput(.maxThroughput, in: fields),
            warmThroughput: throughput(.warmThroughput, in: fields),
            replicas: replicas(fields),
            tags: tags(fields))
    }

    mutating func billing(_ fields: Fields) -> BillingSpec? {
        guard let entry = fields.entry(.billing) else { return nil }
        let node = entry.value
        if node.kind == .scalar {
            if node.text == "on-demand" { return BillingSpec(span: node.span) }
            failKind(.billing, takes: "`on-demand` or `{ read, write }`", node, near: ["on-demand"])
            return nil
        }
        guard let units = self.fields(node, .billing, of: Owner(entry.key)),
            let read = integer(.read, in: units, from: 1), let write = integer(.write, in: units, from: 1)
        else { return nil }
        return BillingSpec(
            provisioned: ThroughputSpec(read: read.value, write: write.value, keySpan: entry.key.place),
            autoscale: autoscale(units), span: node.span)
    }

    private mutating func autoscale(_ fields: Fields) -> AutoscaleSpec? {
        guard let entry = fields.entry(.autoscale),
            let limits = self.fields(entry.value, .autoscale, of: Owner(entry.key))
        else { return nil }
        let minimum = integer(.min, in: limits, from: 1)
        let maximum = integer(.max, in: limits, from: 1)
        let target = quantity(.target, in: limits, takes: "a share as in `70%`", Quantity.share)
        guard let minimum, let maximum, let target, let place = limits[.target]?.span else { return nil }
        // In per cent, to four places, so that `57%` is 57 and nothing beside it.
        let percent = (target * 1_000_000).rounded() / 10_000
        return AutoscaleSpec(minimum: minimum, maximum: maximum, target: Spanned(percent, place))
    }

    mutating func throughput(_ key: Key, in fields: Fields) -> ThroughputSpec? {
        guard let entry = fields.entry(key),
            let units = self.fields(entry.value, .throughput, of: Owner(entry.key))
        else { return nil }
        let read = integer(.read, in: units, from: 1)
        let write = integer(.write, in: units, from: 1)
        guard let read, let write else { return nil }
        return ThroughputSpec(read: read.value, write: write.value, keySpan: entry.key.place)
    }

    private mutating func encryption(_ fields: Fields) -> EncryptionSpec? {
        guard let entry = fields.entry(.encryption) else { return nil }
        if entry.value.kind == .mapping {
            return self.fields(entry.value, .encryption, of: Owner(entry.key))
                .flatMap { text(.key, in: $0) }.map { .key($0) }
        }
        switch entry.value.text {
        case "aws-owned": return .awsOwned
        case "aws-managed": return .awsManaged
        default:
            failKind(
                .encryption, takes: "`aws-owned`, `aws-managed` or `{ key: ARN }`", entry.value,
                near: ["aws-owned", "aws-managed"])
            return nil
        }
    }

    private mutating func replicas(_ fields: Fields) -> ReplicasSpec? {
        guard let entry = fields.entry(.replicas),
            let parts = self.fields(entry.value, .replicas, of: Owner(entry.key))
        else { return nil }
        if let node = parts[.regions], node.count == 0 {
            failKind(.regions, takes: "a list of regions", node)
        }
        return ReplicasSpec(
            regions: texts(.regions, in: parts) ?? [],
            consistency: word(.consistency, in: parts, as: ReplicasSpec.Consistency.self)?.value,
            keySpan: entry.key.place)
    }

    private mutating func tags(_ fields: Fields) -> [TagSpec] {
        guard let node = fields[.tags] else { return [] }
        return entries(of: node) { decoder, entry in
            decoder.text(entry).map { TagSpec(key: SpecText(entry.key), value: $0) }
        }
    }
}
