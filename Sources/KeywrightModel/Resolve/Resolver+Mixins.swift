import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// An entity with what its mixins bring. Its own settings win, each as a whole; `attributes` and `indexes` are
    /// merged by name, its own first. Of several mixins a later one wins over an earlier.
    mutating func extended(_ entity: EntitySpec) -> EntitySpec {
        guard !entity.mixins.isEmpty else { return entity }
        var result = entity
        var named = NameTable<SourceSpan>()
        var found: [Int] = []
        for name in entity.mixins {
            let subject = Subject(entity: entity.name.value)
            if let first = named.insert(name.span, for: name.value) {
                report(.duplicate("mixin", name.value, at: name.span, first: first, subject: subject))
                continue
            }
            guard let position = mixinPositions[name.value] else {
                // What it was to bring is missing in no other place.
                result.isSound = false
                if spec.knowsMixins {
                    let known = spec.mixins.map(\.name.value)
                    report(.unknownName("mixin", name.value, among: known, at: name.span, subject: subject))
                }
                continue
            }
            usedMixins.insert(position)
            if !spec.mixins[position].isSound { result.isSound = false }
            found.append(position)
        }
        guard !found.isEmpty else { return result }
        let brought = found.dropFirst().reduce(spec.mixins[found[0]].shared) { earlier, position in
            spec.mixins[position].shared.over(earlier)
        }
        result.shared = entity.shared.over(brought)
        return result
    }

    /// What can be told of a mixin that no entity extends: its types, and whether its templates parse.
    mutating func checkUnusedMixins() {
        for (position, mixin) in spec.mixins.enumerated() where !usedMixins.contains(position) {
            for attribute in mixin.shared.attributes {
                let subject = Subject(attribute: attribute.name.value)
                _ = attribute.type.flatMap { readType($0, name: nil, owner: attribute.name, subject: subject) }
            }
            for entry in mixin.shared.indexes {
                let subject = Subject(index: entry.index.value)
                for text in entry.templates.entries.compactMap(\.template) {
                    do { _ = try parseTemplate(text.value) } catch {
                        report(.templateDoesNotParse(error, in: text, subject: subject))
                    }
                }
                guard let when = entry.when else { continue }
                do { _ = try parseCondition(when.value) } catch {
                    report(.conditionDoesNotParse(error, in: when, subject: subject))
                }
            }
        }
    }

    var resolvedMixins: [Mixin] {
        spec.mixins.map {
            Mixin(name: $0.name.value, description: $0.description, origin: $0.origin, nameSpan: $0.name.span)
        }
    }
}

extension SharedSpec {
    /// These settings, and those of `other` where these say nothing.
    fileprivate func over(_ other: SharedSpec) -> SharedSpec {
        var result = self
        result.attributes = merged(attributes, other.attributes) { $0.name.value }
        result.indexes = merged(indexes, other.indexes) { $0.index.value }
        result.uniques = uniques ?? other.uniques
        result.version = version ?? other.version
        result.timestamps = timestamps ?? other.timestamps
        return result
    }
}

/// The elements, then those of the others whose names none of them bears.
private func merged<Element>(_ own: [Element], _ others: [Element], _ name: (Element) -> String) -> [Element] {
    var names = NameTable<Bool>()
    for element in own { names[name(element)] = true }
    return own + others.filter { names[name($0)] == nil }
}
