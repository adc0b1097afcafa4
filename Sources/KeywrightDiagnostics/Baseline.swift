/// Findings that are known and are to fail nothing: by rule, file and subject, with how many there may be.
///
/// An entry holds no line and no text, so it outlives edits elsewhere and the wording of messages. A finding over the number
/// of its entry is a new one.
package struct Baseline: Sendable {
    package struct Entry: Hashable, Sendable {
        /// The code of the rule.
        package var rule: String
        /// From the folder of the baseline.
        package var file: String
        package var subject: Subject
        package var count: Int

        package init(rule: String, file: String, subject: Subject, count: Int) {
            self.rule = rule
            self.file = file
            self.subject = subject
            self.count = count
        }

        fileprivate var key: [UInt8] { Baseline.key(rule: rule, file: file, subject: subject) }
    }

    /// By file, rule and subject, each once.
    package private(set) var entries: [Entry]

    package init(_ entries: [Entry]) {
        var merged: [[UInt8]: Entry] = [:]
        for entry in entries where entry.count > 0 {
            merged[entry.key, default: Entry(rule: entry.rule, file: entry.file, subject: entry.subject, count: 0)]
                .count += entry.count
        }
        self.entries = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    /// What there is now.
    ///
    /// - Parameters:
    ///   - folder: of the baseline, absolute.
    ///   - mayBeHeld: whether a baseline may hold findings of the rule of this code: only of those that may be allowed.
    package init(
        of findings: [Diagnostic], files: [SourceFile], folder: String, mayBeHeld: (String) -> Bool
    ) {
        let held = findings.filter { $0.allowedBecause == nil && mayBeHeld($0.rule.code) }
        self.init(
            held.map { finding in
                Entry(
                    rule: finding.rule.code, file: Baseline.file(of: finding, files: files, folder: folder),
                    subject: finding.subject, count: 1)
            })
    }

    /// Marks the findings that it holds; gives of each entry what it holds over what there is.
    package func silence(
        _ findings: inout [Diagnostic], files: [SourceFile], folder: String, mayBeHeld: (String) -> Bool
    ) -> [Entry] {
        var left: [[UInt8]: Int] = [:]
        for entry in entries where mayBeHeld(entry.rule) { left[entry.key] = entry.count }
        for index in findings.indices where findings[index].allowedBecause == nil {
            let finding = findings[index]
            let file = Baseline.file(of: finding, files: files, folder: folder)
            let key = Baseline.key(rule: finding.rule.code, file: file, subject: finding.subject)
            guard let count = left[key], count > 0 else { continue }
            left[key] = count - 1
            findings[index].isBaselined = true
        }
        return entries.compactMap { entry in
            var stale = entry
            stale.count = left[entry.key] ?? entry.count
            return stale.count > 0 ? stale : nil
        }
    }

    /// Without what is stale.
    package func pruned(of stale: [Entry]) -> Baseline {
        var over: [[UInt8]: Int] = [:]
        for entry in stale { over[entry.key, default: 0] += entry.count }
        return Baseline(
            entries.map { entry in
                var kept = entry
                kept.count -= over[entry.key] ?? 0
                return kept
            })
    }

    /// The file: pretty, sorted, with a line break at its end.
    package var text: String {
        let document: JSONValue = [
            "keywright-baseline": 1,
            "findings": .array(
                entries.map { entry in
                    [
                        "rule": .string(entry.rule), "file": .string(entry.file),
                        "subject": .object(entry.subject.members.map { .init($0.name, .string($0.value)) }),
                        "count": .int(entry.count),
                    ]
                }),
        ]
        return document.text() + "\n"
    }

    private static func file(of finding: Diagnostic, files: [SourceFile], folder: String) -> String {
        let id = Int(finding.primary.span.file.rawValue)
        return id < files.count ? relativePath(files[id].path, from: folder) : ""
    }

    private static func key(rule: String, file: String, subject: Subject) -> [UInt8] {
        let parts = [file, rule] + subject.members.map { "\($0.name)=\($0.value)" }
        return Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
    }
}
