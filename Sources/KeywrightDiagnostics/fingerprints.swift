/// What makes each finding itself from run to run: 32 hexadecimal digits a finding, in the order given, no two alike.
///
/// It depends on the rule, the file, the subject and the text under the finding's span, but not on the line nor on what the
/// message counts, so it outlives edits elsewhere in the file. Findings that agree in all four are numbered in their order.
package func fingerprints(of findings: [Diagnostic], files: [SourceFile]) -> [String] {
    var occurrences: [[UInt8]: Int] = [:]
    return findings.map { finding in
        let file = Int(finding.primary.span.file.rawValue)
        var parts = [Array(finding.rule.code.utf8)]
        parts.append(file < files.count ? Array(files[file].path.utf8) : [])
        parts.append(Array(finding.subject.members.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{1}").utf8))
        parts.append(file < files.count ? Array(files[file].bytes(of: finding.primary.span)) : [])
        var identity = Array(parts.joined(separator: [0]))
        occurrences[identity, default: 0] += 1
        if let count = occurrences[identity], count > 1 {
            identity.append(0)
            identity.append(contentsOf: String(count).utf8)
        }
        return String(SHA256.hex(of: identity).prefix(32))
    }
}

extension Subject {
    /// What is set, in the order of the report.
    package var members: [(name: String, value: String)] {
        let all = [
            ("entity", entity), ("other", other), ("table", table), ("index", index), ("attribute", attribute),
            ("pattern", pattern), ("type", type),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
