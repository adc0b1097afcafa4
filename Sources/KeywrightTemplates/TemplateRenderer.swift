/// One run of a template over a value.
struct TemplateRenderer {
    /// Deeper, a partial that includes itself is taken to have no end.
    static let deepestPartial = 100

    private enum Frame {
        case plain
        case scope
        case list([TemplateValue], index: Int, body: Int)
    }

    private struct Call {
        var template: Int
        var next: Int
        var end: Int
        var indentation: Int
    }

    private let library: TemplateLibrary
    private var context: ContextStack
    private var frames: [Frame] = []
    private var calls: [Call] = []
    private(set) var output = OutputLines()

    init(library: TemplateLibrary, value: TemplateValue) {
        self.library = library
        context = ContextStack(root: value, nameCount: library.nameCount)
    }

    /// Runs the template at `root`, which must be without errors.
    mutating func run(_ root: Int) throws(TemplateError) {
        var current = root
        var template = library.templates[root]
        var next = 0
        var end = template.operations.count
        while true {
            guard next < end else {
                guard let call = calls.popLast() else {
                    output.finish()
                    return
                }
                output.unindent(by: call.indentation)
                current = call.template
                template = library.templates[current]
                next = call.next
                end = call.end
                continue
            }
            let firstHint = library.firstHints[current]
            switch template.operations[next] {
            case .text(let lower, let upper, let isBlank, let endsLine):
                output.write(template.source[lower..<upper], isBlank: isBlank, endsLine: endsLine)
                next += 1
            case .value(let name):
                let value = try context.value(of: name, in: template, firstHint: firstHint)
                output.write(try template.text(of: value, named: name))
                next += 1
            case .section(let name, let sectionEnd):
                let value = try context.value(of: name, in: template, firstHint: firstHint)
                guard let isEntered = enter(value, body: next + 1) else { throw template.textInSection(named: name) }
                next = isEntered ? next + 1 : sectionEnd + 1
            case .inverted(let name, let sectionEnd):
                let value = try context.value(of: name, in: template, firstHint: firstHint)
                guard let isPresent = isPresent(value) else { throw template.textInSection(named: name) }
                if !isPresent { frames.append(.plain) }
                next = isPresent ? sectionEnd + 1 : next + 1
            case .close:
                next = leave() ?? next + 1
            case .partial(let number):
                let partial = template.partials[number]
                let callee = try library.position(of: partial, in: template)
                if let error = library.templates[callee].errors.first { throw error }
                guard calls.count < Self.deepestPartial else {
                    throw template.error(
                        at: partial.offset, "partials are nested more than \(Self.deepestPartial) deep")
                }
                output.indent(by: template.source[partial.indentation])
                calls.append(
                    Call(template: current, next: next + 1, end: end, indentation: partial.indentation.count))
                current = callee
                template = library.templates[callee]
                next = 0
                end = partial.isInline ? template.inlineEnd : template.operations.count
            }
        }
    }

    /// Enters a section and says whether there was anything to enter; nil for a text.
    private mutating func enter(_ value: TemplateValue, body: Int) -> Bool? {
        switch value {
        case .text: return nil
        case .absent, .bool(false): return false
        case .bool(true):
            frames.append(.plain)
        case .record:
            frames.append(.scope)
            context.push(value)
        case .list(let elements):
            guard let first = elements.first else { return false }
            frames.append(.list(elements, index: 0, body: body))
            context.push(element: first, at: 0, of: elements.count)
        }
        return true
    }

    private func isPresent(_ value: TemplateValue) -> Bool? {
        switch value {
        case .text: nil
        case .absent: false
        case .bool(let flag): flag
        case .record: true
        case .list(let elements): !elements.isEmpty
        }
    }

    /// Leaves a section; gives where to go on if it is repeated.
    private mutating func leave() -> Int? {
        switch frames.removeLast() {
        case .plain: break
        case .scope: context.pop()
        case .list(let elements, let index, let body):
            context.popElement()
            guard index + 1 < elements.count else { break }
            frames.append(.list(elements, index: index + 1, body: body))
            context.push(element: elements[index + 1], at: index + 1, of: elements.count)
            return body
        }
        return nil
    }
}
