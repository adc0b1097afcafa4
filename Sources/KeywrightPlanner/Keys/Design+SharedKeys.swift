import KeywrightDiagnostics
import KeywrightKeySpace
package import KeywrightModel

extension Design {
    /// Whether something else than an item of the entity can have a key of one, and an `allow` of KW101 takes that for granted:
    /// then a write demands that there be no item, or one of the entity (LANGUAGE, Access patterns). What could not be
    /// proven counts as possible.
    package func sharesKeys(_ id: EntityID) -> Bool {
        let allowances = allowances.filter { PlanRules.keyCollision.isNamed($0.rule.value) }
        guard !allowances.isEmpty, self[self[id].table].discriminator != nil else { return false }
        let entity = self[id]
        return entityIDs.contains { other in
            guard self[other].table == entity.table,
                allowances.contains(where: { $0.coversCollision(of: entity, self[other], in: self) })
            else { return false }
            let shapes = (other == id ? [] : [self[other].keyShape]) + companionKeys(of: self[other]).map(\.shape)
            return shapes.contains { shape in
                if case .never = KeyAlgebra().intersection(entity.keyShape, shape) { false } else { true }
            }
        }
    }
}

extension Allowance {
    /// Whether a collision of the keys of two entities is allowed by it.
    fileprivate func coversCollision(of entity: Entity, _ other: Entity, in design: Design) -> Bool {
        guard scope != nil else { return true }
        guard subject.index == nil, subject.attribute == nil, subject.pattern == nil, subject.type == nil,
            subject != Subject()
        else { return false }
        let isOfTable = subject.table.map { $0.utf8.elementsEqual(design[entity.table].name.utf8) } ?? true
        let isOfEntity =
            subject.entity.map { name in
                [entity, other].contains { $0.name.utf8.elementsEqual(name.utf8) }
            } ?? true
        return isOfTable && isOfEntity
    }
}

extension RuleID {
    /// Whether a text is its code or its name, as `allow` takes them.
    fileprivate func isNamed(_ text: String) -> Bool {
        [code, name].contains { $0.utf8.elementsEqual(text.utf8) }
    }
}

/// The words that keep a write from an item of another kind that stands at the key.
struct SharedKeyText {
    private let partition: String
    private let discriminator: String
    private let kind: String

    /// nil where nothing else can stand there.
    init?(_ design: Design, _ entity: EntityID) {
        let table = design[design[entity].table]
        guard let discriminator = table.discriminator, design.sharesKeys(entity) else { return nil }
        self.discriminator = discriminator
        partition = table.partition.name
        kind = design[entity].discriminator
    }

    /// That there is an item of the entity.
    func isOwn(_ builder: inout ExpressionBuilder) -> ExpressionText {
        let value = builder.value(kind, .literal(.text(kind), as: .string))
        return ExpressionText("\(builder.name(discriminator)) = \(value)")
    }

    /// That there is no item, or one of the entity.
    func isFree(_ builder: inout ExpressionBuilder) -> ExpressionText {
        let absent = ExpressionText("attribute_not_exists(\(builder.name(partition)))")
        return .any([absent, isOwn(&builder)]) ?? absent
    }
}
