package import KeywrightDiagnostics
package import KeywrightModel
import KeywrightPlanner

/// The template of a sort key attribute of type S, whatever keys it belongs to: items come in the order of its texts.
package struct SortTemplate: Sendable {
    package var entity: EntityID
    package var entry: KeyEntry
    /// The keys that it belongs to; nil is the table's.
    package var indexes: [String?]
}

extension Design {
    /// The sort templates of an entity, each key attribute once: the table's, then those of its indexes in order.
    func sortTemplates(of id: EntityID) -> [SortTemplate] {
        var templates: [SortTemplate] = []
        for index in [nil] + self[id].indexEntries.map({ Optional($0.index) }) {
            for entry in keyEntries(of: id, index: index).sort where entry.attribute.type == .string {
                let known = templates.firstIndex {
                    $0.entry.attribute.name.utf8.elementsEqual(entry.attribute.name.utf8)
                }
                if let known {
                    templates[known].indexes.append(index)
                } else {
                    templates.append(SortTemplate(entity: id, entry: entry, indexes: [index]))
                }
            }
        }
        return templates
    }

    /// Whether all items of a partition have one text of the placeholder, wherever the template is a sort key: then
    /// there is nothing to sort by it.
    package func isConstant(_ placeholder: Placeholder, in template: SortTemplate) -> Bool {
        template.indexes.allSatisfy { index in
            let partition = keyEntries(of: template.entity, index: index).partition
            return partition.flatMap(\.template.placeholders).contains { other in
                other.attribute == placeholder.attribute && other.path == placeholder.path
                    && (other.isLossless || other.transforms == placeholder.transforms)
            }
        }
    }
}

extension CheckContext {
    /// The patterns whose plan relies on the order of a placeholder's texts in a sort template, by a range or an order that
    /// it decides, and those that have no plan since the texts are not in that order, as this rule tells.
    package func patterns(
        relyingOn placeholder: Placeholder, in template: SortTemplate, rule: String
    ) -> [AccessPattern] {
        queries(of: template.entity).compactMap { position in
            let pattern = design.patterns[position]
            guard let query = pattern.operation.query,
                let branch = query.entities.first(where: { $0.entity == template.entity })
            else { return nil }
            switch plan.patterns[position] {
            case .planned(let plan):
                guard template.indexes.contains(plan.index) else { return nil }
                let isOrdered = query.order != nil && isOpen(placeholder, in: template, branch, index: plan.index)
                return isOrdered || branch.ranges(over: placeholder.attribute) ? pattern : nil
            case .failed(let failure):
                return relies(failure, query, branch, on: placeholder, in: template, rule: rule) ? pattern : nil
            }
        }
    }

    /// The patterns that have no plan since the texts of the placeholder are not in order, as this rule tells.
    package func patternsWithoutPlan(
        for placeholder: Placeholder, in template: SortTemplate, rule: RuleID
    ) -> [AccessPattern] {
        queries(of: template.entity).compactMap { position in
            guard case .failed(let failure) = plan.patterns[position],
                isTold(failure.verdict, of: placeholder, in: template, rule: rule.code)
            else { return nil }
            return design.patterns[position]
        }
    }

    private func relies(
        _ failure: PlanFailure, _ query: QueryPattern, _ branch: QueryPattern.Branch,
        on placeholder: Placeholder, in template: SortTemplate, rule: String
    ) -> Bool {
        switch failure.verdict {
        case .notYetPlanned:
            // Which key would answer it is not known, but for one that is pinned.
            let pin = query.index?.value
            let canUse = pin.map { pin in
                template.indexes.contains { ($0 ?? "table").utf8.elementsEqual(pin.utf8) }
            }
            return (canUse ?? true) && branch.ranges(over: placeholder.attribute)
        case .obstacle, .needsScan, .wrongKeyCondition, .write:
            return isTold(failure.verdict, of: placeholder, in: template, rule: rule)
        }
    }

    /// Whether the rule tells, of a pattern without a plan, that the texts of the placeholder are not in order.
    private func isTold(
        _ verdict: PlanVerdict, of placeholder: Placeholder, in template: SortTemplate, rule: String
    ) -> Bool {
        switch verdict {
        case .obstacle(.orderUnsound(template.entity, placeholder.attribute, let told, _), let index):
            return told.code == rule && template.indexes.contains(index)
        case .obstacle(.conditionNotServed(let test, let told, _), let index):
            return told.code == rule && template.indexes.contains(index)
                && test.references.contains { $0.attribute == placeholder.attribute && $0.path == placeholder.path }
        case .obstacle, .needsScan, .wrongKeyCondition, .write, .notYetPlanned:
            return false
        }
    }

    /// Whether the placeholder is the first of the sort key that `where` gives no value.
    package func isOpen(
        _ placeholder: Placeholder, in template: SortTemplate, _ branch: QueryPattern.Branch, index: String?
    ) -> Bool {
        for entry in design.keyEntries(of: template.entity, index: index).sort {
            for other in entry.template.placeholders where !branch.gives(other) {
                return other.span == placeholder.span
                    && entry.attribute.name.utf8.elementsEqual(template.entry.attribute.name.utf8)
            }
        }
        return false
    }
}
