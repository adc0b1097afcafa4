/// How many findings there are of each severity; allowed ones count as nothing else.
package struct FindingCounts: Hashable, Sendable {
    package private(set) var errors = 0
    package private(set) var warnings = 0
    package private(set) var infos = 0
    package private(set) var allowed = 0
    /// Those of the first three that an edit repairs that may be applied unseen.
    package private(set) var fixable = 0

    package init(_ findings: some Sequence<Diagnostic>) {
        for finding in findings {
            guard finding.allowedBecause == nil else {
                allowed += 1
                continue
            }
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
            if finding.fixIts.contains(where: \.isSafe) { fixable += 1 }
        }
    }
}
