/// Findings as tests of JUnit's XML: a suite for each file, a test for each finding, and one that passes for a file without any.
///
/// A finding at or over the failing severity is a failed test, any other one that passed and said something: so the report has
/// failures just where the exit status is 1. Names hold no line, for a moved line is no new test, and are unique in their file.
/// No time, no host: the same input gives the same bytes.
package func renderJUnit(_ report: CheckReport) -> String {
    var table = FileTable(report.files)
    var suites: [Suite] = []
    var places: [FileID: Int] = [:]
    for (index, file) in report.files.enumerated() {
        places[FileID(UInt32(index))] = suites.count
        suites.append(Suite(file: relativePath(file.path, from: report.folder)))
    }
    for (finding, _) in report.listed {
        let id = finding.primary.span.file
        let place = places[id] ?? suites.count
        if place == suites.count {
            places[id] = place
            suites.append(Suite(file: "keywright"))
        }
        let fails = report.failing.map { finding.severity >= $0 && !finding.isSilenced } ?? false
        suites[place].add(finding, fails: fails, files: &table)
    }
    if let error = report.error {
        var suite = Suite(file: error.file.map { relativePath($0, from: report.folder) } ?? "keywright")
        suite.add(error)
        suites.append(suite)
    }
    let rendered = suites.map { $0.isEmpty ? $0.passed() : $0 }
    let counts = { (count: KeyPath<Suite, Int>) in rendered.map { $0[keyPath: count] }.reduce(0, +) }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="keywright" tests="\(counts(\.tests))" failures="\(counts(\.failures))" \
        errors="\(counts(\.errors))" time="0">
        \(rendered.map(\.text).joined())</testsuites>

        """
}

/// The tests of one file.
private struct Suite {
    let file: String
    private(set) var tests = 0
    private(set) var failures = 0
    private(set) var errors = 0
    private var cases = ""
    /// How often a name was asked for.
    private var names: [[UInt8]: Int] = [:]

    init(file: String) { self.file = file }

    var isEmpty: Bool { tests == 0 }

    var text: String {
        """
          <testsuite name="\(XMLText(file).attribute)" tests="\(tests)" failures="\(failures)" errors="\(errors)" \
        skipped="0" time="0">
        \(cases)  </testsuite>

        """
    }

    mutating func add(_ finding: Diagnostic, fails: Bool, files: inout FileTable) {
        let subject = finding.subject.members.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        let name = "\(finding.rule.code) \(finding.rule.name)" + (subject.isEmpty ? "" : " at \(subject)")
        let line = files.lines(of: finding.primary.span.file).lineNumber(of: Int(finding.primary.span.lower))
        let told = [conciseLine(of: finding, files: &files, style: TerminalStyle(isColored: false))]
        let text = XMLText((told + remarkLines(on: finding)).joined(separator: "\n")).content
        if fails {
            failures += 1
            let message = XMLText(finding.message).attribute
            open(name, line: line)
            cases += "      <failure type=\"\(finding.rule.code)\" message=\"\(message)\">\(text)</failure>\n"
        } else {
            open(name, line: line)
            cases += "      <system-out>\(text)</system-out>\n"
        }
        cases += "    </testcase>\n"
    }

    mutating func add(_ error: RunError) {
        errors += 1
        let message = XMLText(error.message)
        open("keywright check", line: nil)
        cases += "      <error type=\"keywright\" message=\"\(message.attribute)\">\(message.content)</error>\n"
        cases += "    </testcase>\n"
    }

    /// The suite with one test that passes: a suite without tests is an error to some readers.
    func passed() -> Suite {
        var suite = self
        suite.tests = 1
        suite.cases = "    <testcase name=\"keywright check\" \(suite.place) time=\"0\"/>\n"
        return suite
    }

    private var place: String {
        let file = XMLText(file).attribute
        return "classname=\"\(file)\" file=\"\(file)\""
    }

    private mutating func open(_ name: String, line: Int?) {
        tests += 1
        var unique = name
        var count = names[Array(name.utf8), default: 0]
        while count > 0 {
            count += 1
            unique = "\(name) (\(count))"
            names[Array(name.utf8)] = count
            if names[Array(unique.utf8)] == nil { break }
        }
        names[Array(unique.utf8)] = 1
        let line = line.map { " line=\"\($0)\"" } ?? ""
        cases += "    <testcase name=\"\(XMLText(unique).attribute)\" \(place)\(line) time=\"0\">\n"
    }
}
