/// How many findings there are of each severity; allowed and baselined ones count as nothing else.
package struct FindingCounts: Hashable, Sendable {
    package private(set) var errors = 0
    package private(set) var warnings = 0
    package private(set) var infos = 0
    package private(set) var allowed = 0
    package private(set) var baselined = 0
    /// Those of the first three that an edit repairs that may be applied unseen.
    package private(set) var fixable = 0

    package init(_ findings: some Sequence<Diagnostic>) {
        for finding in findings {
            guard finding.allowedBecause == nil else {
                allowed += 1
                continue
            }
            guard !finding.isBaselined else {
                baselined += 1
                continue
            }
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
            if finding.isFixable { fixable += 1 }
        }
    }
}
