import KeywrightDiagnostics
import KeywrightSpec

extension TableSettings {
    init(_ spec: TableSpec) {
        self.init()
        let written = spec.settings
        billing = spec.billing.map(BillingSetting.init)
        stream = written.stream.map { StreamView($0.value) }
        pointInTimeRecovery = written.pointInTimeRecovery
        deletionProtection = written.deletionProtection
        tableClass = TableClass(written.tableClass)
        encryption = Encryption(written.encryption)
        maxThroughput = written.maxThroughput.map(ThroughputSetting.init)
        warmThroughput = written.warmThroughput.map(ThroughputSetting.init)
        replicas = written.replicas.map(Replicas.init)
        tags = written.tags.map { Tag(key: $0.key.value, value: $0.value.value) }
    }
}

extension IndexSettings {
    init(_ spec: IndexSpec) {
        self.init()
        billing = spec.billing.map(BillingSetting.init)
        maxThroughput = spec.maxThroughput.map(ThroughputSetting.init)
    }
}

extension Billing {
    init(_ spec: BillingSpec?) {
        guard let units = spec?.provisioned else {
            self = .onDemand
            return
        }
        self = .provisioned(read: units.read, write: units.write)
    }
}

extension BillingSetting {
    fileprivate init(_ spec: BillingSpec) {
        billing = Billing(spec)
        autoscale = spec.autoscale.map { Autoscale(minimum: $0.minimum, maximum: $0.maximum, target: $0.target) }
        span = spec.span
    }
}

extension ThroughputSetting {
    fileprivate init(_ spec: ThroughputSpec) {
        read = spec.read
        write = spec.write
        keySpan = spec.keySpan
    }
}

extension StreamView {
    fileprivate init(_ spec: StreamSpec) {
        switch spec {
        case .new: self = .new
        case .old: self = .old
        case .newAndOld: self = .newAndOld
        case .keys: self = .keys
        }
    }
}

extension TableClass {
    fileprivate init(_ spec: TableClassSpec?) {
        switch spec {
        case .standard, nil: self = .standard
        case .infrequentAccess: self = .infrequentAccess
        }
    }
}

extension Encryption {
    fileprivate init(_ spec: EncryptionSpec?) {
        switch spec {
        case .awsOwned, nil: self = .awsOwned
        case .awsManaged: self = .awsManaged
        case .key(let arn): self = .key(arn.value)
        }
    }
}

extension Replicas {
    fileprivate init(_ spec: ReplicasSpec) {
        regions = spec.regions.map(\.value)
        switch spec.consistency {
        case .eventual, nil: consistency = .eventual
        case .strong: consistency = .strong
        }
        keySpan = spec.keySpan
    }
}
