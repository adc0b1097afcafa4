package import KeywrightDiagnostics

/// Puts the files of a design together. A name that stands in two of them is KW005 with both places, and the first counts.
package struct SpecAssembly: Sendable {
    package private(set) var spec: Spec
    private var types = NamePlaces()
    private var mixins = NamePlaces()
    private var entities = NamePlaces()
    private var patterns = NamePlaces()
    private var isEntered = false

    /// Begins with the design's own file.
    package init(_ design: Spec) { spec = design }

    /// Enters the names of the design's own file, which has none twice: YAML's keys are distinct. Most designs are one file, and
    /// need no table of its names.
    private mutating func enterNames() {
        guard !isEntered else { return }
        isEntered = true
        expect(spec)
        for type in spec.types { _ = types.enter(type.name) }
        for mixin in spec.mixins { _ = mixins.enter(mixin.name) }
        for entity in spec.entities { _ = entities.enter(entity.name) }
        for pattern in spec.patterns { _ = patterns.enter(pattern.name) }
    }

    private mutating func expect(_ part: Spec) {
        types.expect(part.types.count)
        mixins.expect(part.mixins.count)
        entities.expect(part.entities.count)
        patterns.expect(part.patterns.count)
    }

    /// Adds what an included file says, behind what is there.
    package mutating func add(_ part: Spec, diagnostics: inout Diagnostics) {
        enterNames()
        expect(part)
        for type in part.types {
            if let first = types.enter(type.name) {
                let subject = Subject(type: type.name.value)
                diagnostics.report(
                    .definedTwice("type", type.name.value, at: type.name.span, first: first, subject: subject))
            } else {
                spec.types.append(type)
            }
        }
        for mixin in part.mixins {
            if let first = mixins.enter(mixin.name) {
                diagnostics.report(
                    .definedTwice("mixin", mixin.name.value, at: mixin.name.span, first: first, subject: Subject()))
            } else {
                spec.mixins.append(mixin)
            }
        }
        for entity in part.entities {
            if let first = entities.enter(entity.name) {
                let subject = Subject(entity: entity.name.value)
                diagnostics.report(
                    .definedTwice("entity", entity.name.value, at: entity.name.span, first: first, subject: subject))
            } else {
                spec.entities.append(entity)
            }
        }
        for pattern in part.patterns {
            if let first = patterns.enter(pattern.name) {
                let subject = Subject(pattern: pattern.name.value)
                diagnostics.report(
                    .definedTwice("pattern", pattern.name.value, at: pattern.name.span, first: first, subject: subject))
            } else {
                spec.patterns.append(pattern)
            }
        }
        spec.allowances += part.allowances
        spec.knowsTypes = spec.knowsTypes && part.knowsTypes
        spec.knowsMixins = spec.knowsMixins && part.knowsMixins
        spec.knowsEntities = spec.knowsEntities && part.knowsEntities
    }

    /// Notes that a file is missing: what it may define is not known to be missing.
    package mutating func missesFile() {
        spec.knowsTypes = false
        spec.knowsMixins = false
        spec.knowsEntities = false
    }
}

/// Where names stand first, by their bytes.
private struct NamePlaces: Sendable {
    private var places: [[UInt8]: SourceSpan] = [:]

    /// Makes room for so many more.
    mutating func expect(_ count: Int) { places.reserveCapacity(places.count + count) }

    /// Keeps the first place of a name; gives that one where there is one already.
    mutating func enter(_ name: SpecText) -> SourceSpan? {
        let bytes = Array(name.value.utf8)
        if let first = places[bytes] { return first }
        places[bytes] = name.span
        return nil
    }
}
