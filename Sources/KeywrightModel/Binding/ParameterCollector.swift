import KeywrightDiagnostics

/// The parameters of one pattern, gathered where they are met.
struct ParameterCollector {
    private(set) var parameters: [Parameter] = []
    private var positions = NameTable<Int>()

    /// Why two uses of a name are not one parameter.
    enum Conflict {
        case type(first: Parameter)
        /// `$name?` in one place and `$name` in another.
        case optional(first: Parameter)
    }

    /// Notes a use; the first decides the type.
    mutating func meet(_ parameter: Parameter) -> Conflict? {
        guard let position = positions[parameter.name] else {
            positions[parameter.name] = parameters.count
            parameters.append(parameter)
            return nil
        }
        let first = parameters[position]
        if first.type != parameter.type { return .type(first: first) }
        return first.isOptional == parameter.isOptional ? nil : .optional(first: first)
    }
}

/// What binding needs to know about the place of a text: whose attributes its names are, and what it may hold.
final class BindingContext {
    let entity: EntityID
    /// Where the pattern names the entity: the place of parameters that its key brings without being asked.
    let span: SourceSpan
    let subject: Subject
    /// The steps of the transaction by label; none elsewhere.
    let steps: StepScope?

    init(entity: EntityID, span: SourceSpan, subject: Subject, steps: StepScope? = nil) {
        self.entity = entity
        self.span = span
        self.subject = subject
        self.steps = steps
    }
}

/// The steps of a transaction, as far as others may refer to them.
struct StepScope {
    struct Step {
        var label: String
        /// nil where it names none.
        var entity: EntityID?
        /// Whether it takes or has a whole item, so that each of its attributes is known to the caller.
        var hasItem: Bool
        var isRepeated: Bool
        var span: SourceSpan
    }

    var steps: [Step] = []

    func step(_ label: String) -> Step? { steps.first { $0.label.isSameName(as: label) } }
}
