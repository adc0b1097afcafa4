import KeywrightDiagnostics
import KeywrightDriver
import KeywrightFiles

extension Check {
    /// The command with what the configuration sets and the command line leaves open.
    func filled(from file: ConfigurationFile?) throws(FileTrouble) -> Check {
        guard let file else { return self }
        let settings = file.settings.check
        var filled = self
        let lowest = try file.word(settings.failOn, "failOn", as: FailOn.self)
        if failOn == nil { filled.failOn = lowest }
        if rules == nil, let rules = settings.rules {
            for rule in rules where (try? selectRules(rule.value)) == nil {
                throw file.trouble(unknownRuleMessage(rule.value), at: rule)
            }
            filled.rules = rules.map(\.value).joined(separator: ",")
        }
        let format = try file.word(settings.format, "format", as: ReportFormat.self)
        // What the command line says of reports goes before a form that would not go with it.
        if reports.format == nil, !reports.report.contains(where: { $0.file == nil }), !reports.statistics, !diff {
            filled.reports.format = format
        }
        if !baseline.isUsed { filled.baseline.baseline = settings.baseline.map { file.path($0) } }
        return filled
    }
}
