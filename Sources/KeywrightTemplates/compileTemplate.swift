/// Compiles a template's text. After this every section is closed, and every name is one that a tag can have;
/// whether a partial exists is seen by the library, whether a value has the name by running or checking it.
func compileTemplate(name: String, text: String) -> Template {
    var compiler = TemplateCompiler(template: Template(name: name, source: normalized(text)))
    compiler.compile()
    return compiler.template
}

/// Output has `\n` alone, whatever the editor wrote, and a byte order mark would land in the middle of a file.
private func normalized(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    for (position, byte) in bytes.enumerated() {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") { continue }
        kept.append(byte)
    }
    return kept
}

private struct TemplateCompiler {
    private struct OpenSection {
        var name: String
        var operation: Int
        /// Of its `{{`.
        var offset: Int
    }

    var template: Template
    private var open: [OpenSection] = []

    init(template: Template) { self.template = template }

    mutating func compile() {
        var scanner = TagScanner(source: template.source)
        while true {
            switch scanner.next() {
            case .text(let range): addText(range)
            case .tag(let tag): addTag(tag)
            case .malformed(let offset, let message): report(offset, message)
            case .end:
                finish()
                return
            }
        }
    }

    private mutating func addTag(_ tag: Tag) {
        let name = String(decoding: template.source[tag.content], as: UTF8.self)
        switch tag.kind {
        case .comment: break
        case .value:
            guard let reference = reference(name, tag) else { return }
            template.operations.append(.value(reference))
        case .section, .inverted:
            open.append(OpenSection(name: name, operation: template.operations.count, offset: tag.range.lowerBound))
            // A name that no tag can have still opens a section, so that its end is not an error of its own.
            let known = reference(name, tag) ?? 0
            template.operations.append(tag.kind == .section ? .section(known, end: 0) : .inverted(known, end: 0))
        case .close: close(name, tag)
        case .partial:
            guard isPartialName(name) else {
                report(tag.content.lowerBound, "`\(name)` cannot be the name of a partial")
                return
            }
            template.operations.append(.partial(template.partials.count))
            template.partials.append(
                PartialReference(
                    name: name, offset: tag.content.lowerBound, indentation: tag.indentation,
                    isInline: !tag.isStandalone))
        }
    }

    private mutating func close(_ name: String, _ tag: Tag) {
        guard let position = open.lastIndex(where: { $0.name == name }) else {
            let expected = open.last.map { "; `\($0.name)` is open since \(place($0))" } ?? ""
            report(tag.range.lowerBound, "`{{/\(name)}}` closes nothing\(expected)")
            return
        }
        for unclosed in open[(position + 1)...] {
            report(unclosed.offset, "section `\(unclosed.name)` is still open at `{{/\(name)}}`")
        }
        end(open[position].operation)
        open.removeSubrange(position...)
    }

    private func place(_ section: OpenSection) -> String {
        let error = template.error(at: section.offset, "")
        return "\(error.line):\(error.column)"
    }

    private mutating func end(_ opening: Int) {
        let end = template.operations.count
        switch template.operations[opening] {
        case .section(let reference, _): template.operations[opening] = .section(reference, end: end)
        case .inverted(let reference, _): template.operations[opening] = .inverted(reference, end: end)
        case .text, .value, .close, .partial: break
        }
        template.operations.append(.close)
    }

    private mutating func finish() {
        for unclosed in open { report(unclosed.offset, "section `\(unclosed.name)` is never closed") }
        template.errors.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private mutating func report(_ offset: Int, _ message: String) {
        template.errors.append(template.error(at: offset, message))
    }

    /// One operation per line, the last line break of the template in one of its own (see `inlineEnd`).
    private mutating func addText(_ range: Range<Int>) {
        let source = template.source
        var lower = range.lowerBound
        while lower < range.upperBound {
            let lineBreak = source[lower..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
            let upper = lineBreak ?? range.upperBound
            let isLast = lineBreak == source.count - 1
            if lower < upper || !isLast {
                addPiece(lower..<upper, endsLine: lineBreak != nil && !isLast)
            }
            if isLast { addPiece(upper..<upper, endsLine: true) }
            lower = upper + 1
        }
    }

    private mutating func addPiece(_ range: Range<Int>, endsLine: Bool) {
        let isBlank = template.source[range].allSatisfy(isBlankByte)
        template.operations.append(
            .text(lower: range.lowerBound, upper: range.upperBound, isBlank: isBlank, endsLine: endsLine))
    }

    /// Adds a name; gives its place among the references, or nil for one that cannot be a name.
    private mutating func reference(_ name: String, _ tag: Tag) -> Int? {
        let target: Reference.Target
        switch name {
        case ".": target = .current
        case "@first": target = .first
        case "@last": target = .last
        case "@index": target = .index
        default:
            let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.allSatisfy(isNamePart) else {
                report(tag.content.lowerBound, "`\(name)` cannot be a name\(helpersHint(name))")
                return nil
            }
            target = .path(parts)
        }
        template.references.append(Reference(target: target, offset: tag.content.lowerBound))
        return template.references.count - 1
    }
}

private func helpersHint(_ name: String) -> String {
    name.hasPrefix("@") ? "; of a list there are `@first`, `@last` and `@index`" : ""
}

private func isNamePart(_ part: String) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") }
}

private func isPartialName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isWordByte($0) || "-./".utf8.contains($0) }
}

private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}
