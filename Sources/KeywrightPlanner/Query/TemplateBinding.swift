import KeywrightModel

/// The beginning of a template that the equalities of `where` fill.
struct TemplateBinding {
    /// The text up to the first placeholder that they leave open.
    var text = KeyText()
    /// For a key attribute of another type than S: the value, where it is bound.
    var value: ValueSource?
    /// Which part is the first open placeholder; nil where the whole template is bound.
    var stop: Int?
    /// Which tests bind a placeholder so that the text alone shows that they hold.
    var exact: Set<Int> = []
    /// Which tests bind a placeholder whose text other values share: these are tested again by a filter.
    var loose: Set<Int> = []
    /// What is read for each value, where `where` gives none.
    var fans: [Fan] = []
    /// What keeps a placeholder from being fanned out over.
    var obstacles: [PlanFailure.Obstacle] = []
    /// Tests whose value can be in no key of the entity, and why.
    var impossible: [(test: Int, why: String)] = []

    var isWhole: Bool { stop == nil }
    var source: ValueSource { value ?? text.source }
}

/// Fills templates of one entity from its tests.
struct TemplateBinder {
    let design: Design
    let entity: EntityID
    let tests: [WhereTest]

    /// - Parameter fans: what fans out where no equality gives a value; nil where nothing does.
    func bind(
        _ entry: KeyEntry, fans: FanBinder? = nil, inPartition: Bool = false, after known: [Fan] = []
    ) -> TemplateBinding {
        var binding = TemplateBinding()
        let parts = entry.template.parts
        // Tests whose placeholder is told from what stands behind it by counting from the end.
        var fromEnd: Set<Int> = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let text):
                binding.text.append(.literal(text))
            case .placeholder(let placeholder):
                guard let test = equality(for: placeholder), case .equal(let operand) = tests[test].kind else {
                    let outcome = fans?.fan(over: placeholder, inPartition: inPartition, after: known + binding.fans)
                    switch outcome {
                    case .fan(let fan)?:
                        take(fan, placeholder, entry, &binding)
                        continue
                    case .obstacle(let obstacle)?: binding.obstacles.append(obstacle)
                    case .open?, nil: break
                    }
                    binding.stop = index
                    return binding
                }
                if entry.attribute.type == .string {
                    if let part = textPart(operand, placeholder) {
                        binding.text.append(part)
                    } else {
                        binding.impossible.append((test, "no value of the attribute has such a key text"))
                    }
                } else {
                    binding.value = value(operand, placeholder)
                }
                let isOwn = tests[test].reference?.transforms == placeholder.transforms
                let isClear = isDelimited(parts, at: index)
                if (isOwn || placeholder.isLossless) && isClear {
                    binding.exact.insert(test)
                } else {
                    binding.loose.insert(test)
                    if isOwn || placeholder.isLossless, isClearFromEnd(parts, at: index) { fromEnd.insert(test) }
                }
            }
        }
        // Only the whole text has an end to count from.
        binding.loose.subtract(fromEnd)
        binding.exact.formUnion(fromEnd)
        return binding
    }

    /// Whether all that stands behind the placeholder has one width, and what stands before it has ended.
    private func isClearFromEnd(_ parts: [KeyTemplate.Part], at index: Int) -> Bool {
        let hasFixedRest = parts[(index + 1)...].allSatisfy { part in
            if case .placeholder(let placeholder) = part { placeholder.language.isFixedWidth } else { true }
        }
        return hasFixedRest && (index == 0 || isDelimited(parts, at: index - 1))
    }

    private func take(
        _ fan: Fan, _ placeholder: Placeholder, _ entry: KeyEntry, _ binding: inout TemplateBinding
    ) {
        if !binding.fans.contains(where: { $0.name == fan.name }) { binding.fans.append(fan) }
        if entry.attribute.type == .string {
            binding.text.append(.repetition(fan.name, language: placeholder.language))
        } else {
            let type = design.type(of: entity, placeholder.attribute, path: placeholder.path) ?? .string
            binding.value = .repetition(fan.name, as: type)
        }
        guard fan.isInTurn else { return }
        // What the buckets hold beside the range, the sort key or a filter has to keep out.
        for (index, test) in tests.enumerated() where test.fits(placeholder) && !test.isEquality {
            if test.reference?.transforms == placeholder.transforms, test.isClosed {
                binding.exact.insert(index)
            } else {
                binding.loose.insert(index)
            }
        }
    }

    /// The test that gives a placeholder one value: one about its very text before one about the attribute.
    private func equality(for placeholder: Placeholder) -> Int? {
        let own = tests.firstIndex {
            $0.isEquality && $0.fits(placeholder) && $0.reference?.transforms == placeholder.transforms
        }
        return own ?? tests.firstIndex { $0.isEquality && $0.fits(placeholder) }
    }

    /// Whether the text shows where the placeholder's part of it begins and ends.
    private func isDelimited(_ parts: [KeyTemplate.Part], at index: Int) -> Bool {
        guard case .placeholder(let placeholder) = parts[index] else { return true }
        let isClosed =
            switch index + 1 < parts.count ? parts[index + 1] : nil {
            case .literal(let text)?: text.unicodeScalars.first.map(placeholder.ends(before:)) ?? true
            case .placeholder?: placeholder.isPrefixFree
            case nil: true
            }
        guard isClosed else { return false }
        // What stands before it must have ended, too.
        return index == 0 || isDelimited(parts, at: index - 1)
    }

    func textPart(_ operand: Operand, _ placeholder: Placeholder, bound: Comparison? = nil) -> KeyTextPart? {
        switch operand {
        case .parameter(let parameter):
            let argument = argument(parameter, placeholder)
            if let bound { return self.bound(argument, placeholder, bound) }
            return .argument(argument, transforms: placeholder.transforms, language: placeholder.language)
        case .literal(let value, _):
            return design.keyText(of: value, for: placeholder, of: entity).map(KeyTextPart.literal)
        case .now:
            guard
                case .timestamp(let format)? = design.type(of: entity, placeholder.attribute, path: placeholder.path)
            else { return nil }
            return .now(format, transforms: placeholder.transforms)
        case .attribute, .size:
            return nil
        }
    }

    /// A bound is any value of the type. Where all values of an int have one width without `pad`, those that are asked for
    /// beside them have to be of that width, too: `9` lies before `10` as `09` alone.
    private func bound(_ argument: Argument, _ placeholder: Placeholder, _ comparison: Comparison) -> KeyTextPart {
        guard case .integer(let least, let most) = placeholder.language, placeholder.transforms.isEmpty,
            case .int? = design.type(of: entity, placeholder.attribute, path: placeholder.path)?.logical, least >= 0
        else {
            return .bound(
                argument, transforms: placeholder.transforms, language: placeholder.language, comparison)
        }
        let digits = String(most).utf8.count
        return .bound(
            argument, transforms: [.pad(digits, fraction: 0)],
            language: .paddedInteger(digits: digits, minimum: least, maximum: most), comparison)
    }

    /// A value in stored form, for a key attribute that is no text.
    func value(_ operand: Operand, _ placeholder: Placeholder) -> ValueSource? {
        guard let type = design.type(of: entity, placeholder.attribute, path: placeholder.path) else { return nil }
        switch operand {
        case .parameter(let parameter): return .argument(argument(parameter, placeholder))
        case .literal(let value, _): return .literal(value, as: type)
        case .now:
            guard case .timestamp(let format) = type else { return nil }
            return .now(format)
        case .attribute, .size: return nil
        }
    }

    func argument(_ parameter: ParameterReference, _ placeholder: Placeholder) -> Argument {
        Argument(parameter, entity: entity, attribute: placeholder.attribute, path: placeholder.path)
    }
}
