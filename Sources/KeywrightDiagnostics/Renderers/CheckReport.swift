/// Why a command could not run (exit status 2).
package struct RunError: Hashable, Sendable {
    package var message: String
    /// The file that it is about, as the user named it.
    package var file: String?

    package init(message: String, file: String? = nil) {
        self.message = message
        self.file = file
    }
}

/// What a run of `check` found: what every report is made of.
package struct CheckReport: Sendable {
    /// In the order in which they are listed.
    package var findings: [Diagnostic]
    package var files: [SourceFile]
    package var version: String
    package var rules: [RuleDescription]
    /// Why the run came to no end; the findings are then those that there are.
    package var error: RunError?
    package var showAllowed: Bool
    /// The lowest severity that fails the run; nil where none does.
    package var failing: Severity?
    /// Whether a baseline took part.
    package var hasBaseline = false
    /// Whether counts per rule are asked for.
    package var hasStatistics = false
    /// The folder, absolute, from which services are to name files; empty where paths are to stay as they are.
    package var folder: String

    package init(
        _ findings: [Diagnostic], files: [SourceFile], version: String, rules: [RuleDescription] = [],
        error: RunError? = nil, showAllowed: Bool = false, failing: Severity? = .error, folder: String = ""
    ) {
        self.findings = findings
        self.files = files
        self.version = version
        self.rules = rules
        self.error = error
        self.showAllowed = showAllowed
        self.failing = failing
        self.folder = folder
    }

    /// The findings that are listed, each with its fingerprint, which does not depend on what is listed.
    var listed: [(finding: Diagnostic, fingerprint: String)] {
        zip(findings, fingerprints(of: findings, files: files)).filter { showAllowed || !$0.0.isSilenced }
            .map { ($0, $1) }
    }

    /// The path of a finding's file as services name it; empty where the run has no such file.
    func path(of id: FileID) -> String {
        Int(id.rawValue) < files.count ? relativePath(files[Int(id.rawValue)].path, from: folder) : ""
    }
}
