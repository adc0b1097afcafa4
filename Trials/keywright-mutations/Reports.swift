import KeywrightDiagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is wrong with the reports of a run: each format must hold its own, whatever the design says.
func reportFaults(of findings: [Diagnostic], file: SourceFile) -> [String] {
    let report = CheckReport(findings, files: [file], version: "0", showAllowed: true)
    var faults: [String] = []
    func check(_ name: String, _ text: String, _ isSound: (String) -> Bool = { _ in true }) {
        if hasControls(text) { faults.append("a control character in \(name)") }
        if !isSound(text) { faults.append("\(name) is broken") }
    }
    check("text", renderText(findings, files: [file], showAllowed: true))
    check("concise", renderConcise(report)) { lines(of: $0).count == findings.count }
    check("json", renderJSON(report), isJSON)
    check("sarif", renderSARIF(report), isJSON)
    check("gitlab", renderGitLab(report), isJSON)
    let junit = renderJUnit(report)
    if !isXML(junit) { faults.append("junit is broken") }
    check("github", renderGitHub(report)) { text in
        lines(of: text).allSatisfy { line in
            ["::error ", "::warning ", "::notice ", "GitHub annotates "].contains { line.hasPrefix($0) }
        }
    }
    return faults
}

private func lines(of text: String) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { Substring($0).unicodeScalars }
}

extension Substring.UnicodeScalarView {
    fileprivate func hasPrefix(_ prefix: String) -> Bool { starts(with: prefix.unicodeScalars) }
}

private func hasControls(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }
        || !text.utf8.allSatisfy { $0 < 0x80 }
            && text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value) }
}

private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
}

private func isJSON(_ text: String) -> Bool {
    (try? JSONDecoder().decode(Anything.self, from: Data(text.utf8))) != nil
}

/// Whether tags open and close in pairs, attributes stand in quotes, and every `&` begins a reference: XML has
/// no need to hide what turns the direction of text.
private func isXML(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.contains(where: { $0 < 0x20 && $0 != 0x0A }) { return false }
    var open: [ArraySlice<UInt8>] = []
    var position = 0
    while position < bytes.count {
        if bytes[position] == UInt8(ascii: "&") {
            let end = bytes[position...].prefix(8).firstIndex(of: UInt8(ascii: ";"))
            guard let end, end > position + 1 else { return false }
            position = end
        } else if bytes[position] == UInt8(ascii: "<") {
            guard let end = endOfTag(bytes, from: position + 1) else { return false }
            let tag = bytes[position + 1..<end]
            let name = tag.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
            if tag.first == UInt8(ascii: "/") {
                guard let last = open.popLast(), last.elementsEqual(tag.dropFirst()) else { return false }
            } else if tag.first != UInt8(ascii: "?"), tag.last != UInt8(ascii: "/") {
                open.append(name)
            }
            position = end
        } else if bytes[position] == UInt8(ascii: ">") {
            return false
        }
        position += 1
    }
    return open.isEmpty
}

private func endOfTag(_ bytes: [UInt8], from start: Int) -> Int? {
    var isQuoted = false
    for position in start..<bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: "<"): return nil
        case UInt8(ascii: ">") where !isQuoted: return position
        default: break
        }
    }
    return nil
}
