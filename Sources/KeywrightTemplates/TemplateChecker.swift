/// Holds a template against a sample of the value that it is rendered with, both branches of every section included.
///
/// It walks each section once per element of the sample, whether it would be taken or not, and each partial at each
/// place that names it. A partial that is on its way already is not entered again: a second round meets the same names.
struct TemplateChecker {
    private enum Frame {
        case plain
        case scope
        case list([TemplateValue], index: Int, body: Int)
    }

    private struct Call {
        var template: Int
        var next: Int
    }

    private let library: TemplateLibrary
    private var context: ContextStack
    private var frames: [Frame] = []
    private var calls: [Call] = []
    private var found: Set<TemplateError> = []

    init(library: TemplateLibrary, sample: TemplateValue) {
        self.library = library
        context = ContextStack(root: sample, nameCount: library.nameCount)
    }

    /// The errors in the template at `root` and the partials that it reaches, by file and place.
    mutating func check(_ root: Int) -> [TemplateError] {
        var current = root
        var next = 0
        found.formUnion(library.templates[root].errors)
        while true {
            let template = library.templates[current]
            // A template that does not compile has only those errors.
            guard template.errors.isEmpty, next < template.operations.count else {
                guard let call = calls.popLast() else { return sortedByPlace(found) }
                current = call.template
                next = call.next
                continue
            }
            switch template.operations[next] {
            case .text:
                next += 1
            case .value(let name):
                record { checker throws(TemplateError) in
                    let value = try checker.value(of: name, in: current)
                    _ = try template.text(of: value, named: name)
                }
                next += 1
            case .section(let name, let end):
                let isEntered = record { checker throws(TemplateError) in
                    try checker.enter(checker.value(of: name, in: current), named: name, template, body: next + 1)
                }
                next = isEntered ? next + 1 : end + 1
            case .inverted(let name, let end):
                let isEntered = record { checker throws(TemplateError) in
                    let value = try checker.value(of: name, in: current)
                    if case .text = value { throw template.textInSection(named: name) }
                    checker.frames.append(.plain)
                }
                next = isEntered ? next + 1 : end + 1
            case .close:
                next = leave() ?? next + 1
            case .partial(let number):
                let partial = template.partials[number]
                next += 1
                record { checker throws(TemplateError) in
                    let callee = try checker.library.position(of: partial, in: template)
                    let isUnderWay = callee == current || checker.calls.contains { $0.template == callee }
                    guard !isUnderWay else { return }
                    checker.found.formUnion(checker.library.templates[callee].errors)
                    checker.calls.append(Call(template: current, next: next))
                    current = callee
                    next = 0
                }
            }
        }
    }

    /// Does a step, keeps its error, and says whether it had none.
    @discardableResult
    private mutating func record(_ step: (inout TemplateChecker) throws(TemplateError) -> Void) -> Bool {
        do {
            try step(&self)
            return true
        } catch {
            found.insert(error)
            return false
        }
    }

    private mutating func value(of name: Int, in template: Int) throws(TemplateError) -> TemplateValue {
        try context.value(
            of: name, in: library.templates[template], firstHint: library.firstHints[template])
    }

    private mutating func enter(
        _ value: TemplateValue, named name: Int, _ template: Template, body: Int
    ) throws(TemplateError) {
        let reference = template.references[name]
        switch value {
        case .text: throw template.textInSection(named: name)
        case .absent:
            throw template.error(
                at: reference.offset, "the sample has no value for `\(reference.text)`, so its section is unchecked")
        case .bool:
            frames.append(.plain)
        case .record:
            frames.append(.scope)
            context.push(value)
        case .list(let elements):
            guard let first = elements.first else {
                throw template.error(
                    at: reference.offset,
                    "the sample has no element for `\(reference.text)`, so its section is unchecked")
            }
            frames.append(.list(elements, index: 0, body: body))
            context.push(element: first, at: 0, of: elements.count)
        }
    }

    /// Leaves a section; gives where to go on if the sample has further elements.
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
