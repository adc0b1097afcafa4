import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// What the service refuses of a table's settings, beside its throughput (KW409).
    mutating func checkSettings(of table: TableSpec, subject: Subject) {
        checkTags(table.settings.tags, subject: subject)
        guard let replicas = table.settings.replicas else { return }
        var seen = NameTable<SourceSpan>()
        for region in replicas.regions {
            if let first = seen.insert(region.span, for: region.value) {
                report(.duplicate("region", region.value, at: region.span, first: first, subject: subject))
            } else if region.value.isEmpty || !region.value.utf8.allSatisfy(isRegionByte) {
                report(.badRegion(region.value, at: region.span, subject: subject))
            }
        }
        if let stream = table.settings.stream, stream.value != .newAndOld, replicas.consistency != .strong {
            report(.streamOfReplicas(stream.value.rawValue, at: stream.span, replicas.keySpan, subject: subject))
        }
    }

    /// At most 50, keys of 1 to 128 characters, values of at most 256 (F1.25).
    private mutating func checkTags(_ tags: [TagSpec], subject: Subject) {
        for tag in tags {
            if !(1...128).contains(tag.key.value.unicodeScalars.count) {
                report(.badTag("key", "1 to 128", at: tag.key.span, subject: subject))
            }
            if tag.value.value.unicodeScalars.count > 256 {
                report(.badTag("value", "at most 256", at: tag.value.span, subject: subject))
            }
        }
        if tags.count > 50 { report(.tooManyTags(tags.count, at: tags[50].key.span, subject: subject)) }
    }
}

/// Letters, digits and hyphens: `eu-west-1`.
private func isRegionByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
}
