import KeywrightPlanner

/// Words and numbers that all reports of a simulation share.
enum SimulationWords {
    /// `35 %`, `under 0.01 %`.
    static func percent(_ share: Double) -> String {
        if share > 0, share < 0.000_1 { return "under 0.01 %" }
        return "\(NumberText.grouped(share * 100)) %"
    }

    /// `0.42`, `1.7`, `250`.
    static func factor(_ factor: Double) -> String {
        if factor < 0.01 { return "under 0.01" }
        return NumberText.grouped(factor < 10 ? factor : factor < 100 ? (factor * 10).rounded() / 10 : factor.rounded())
    }

    /// `0:05`, `1:02:03`.
    static func time(_ second: Int) -> String {
        let (hours, minutes, seconds) = (second / 3_600, second / 60 % 60, second % 60)
        let tail = seconds < 10 ? "0\(seconds)" : "\(seconds)"
        if hours == 0 { return "\(minutes):\(tail)" }
        return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
    }

    /// `15 min`, `90 s`, `2 h`.
    static func duration(_ seconds: Int) -> String {
        if seconds % 3_600 == 0 { return "\(seconds / 3_600) h" }
        return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
    }

    static func cause(_ cause: ThrottleCause?) -> String {
        switch cause {
        case .partition: "one partition serves no more"
        case .provisioned: "the provisioned capacity is used up"
        case .growth: "it is more than twice what was served before"
        case .maximum: "it is more than `maxThroughput`"
        case .quota: "it is more than the default quota"
        case nil: "another table or index refused them first"
        }
    }

    /// What limits the load first: `1,000 write units a second for POLL#<poll=hottest>`.
    static func limit(_ headroom: Headroom) -> String {
        switch headroom.limit {
        case .key(let label):
            let most = headroom.resource == "write" ? Resource.write : Resource.read
            return
                "one partition serves \(NumberText.units(most.mostOfPartition, headroom.resource)) a second of \(label)"
        case .capacity(.provisioned): return "the provisioned \(headroom.resource) capacity"
        case .capacity(.maximum): return "`maxThroughput` of \(headroom.resource)s"
        case .capacity(.quota): return "the default quota of 40,000 \(headroom.resource) units a second"
        case .capacity(.growth), .capacity(.partition): return "the \(headroom.resource) capacity"
        }
    }

    static func keys(_ key: KeyResult) -> String {
        key.count > 1 ? "each of \(NumberText.grouped(key.count)) \(key.label)" : key.label
    }

    /// What was played: `peak load for 15 min`.
    static func setting(_ options: SimulationOptions) -> String {
        var text = "\(options.level.rawValue) load"
        if options.scale != 1 { text += " x \(NumberText.grouped(options.scale))" }
        text += " for \(duration(options.duration)), on "
        switch options.start {
        case .warm: text += "tables that have served it before"
        case .rate: text += "tables that have served the declared rates before"
        case .new: text += "new tables"
        }
        if case .zipf(let exponent) = options.skew {
            text += ", values spread by Zipf (\(NumberText.grouped(exponent)))"
        }
        return text
    }
}
