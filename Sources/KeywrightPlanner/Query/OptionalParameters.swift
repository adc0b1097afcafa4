package import KeywrightModel

/// Patterns with `$name?`: one of each combination of what a call gives (LANGUAGE, Conditions).
extension AccessPattern {
    /// So many parameters may be left out at most; each doubles the plans.
    static let mostOptional = 6

    var optionalParameters: [String] { parameters.filter(\.isOptional).map(\.name) }

    /// The subsets of the optional parameters, all of them first and none last, in the order of the pattern.
    var combinations: [[String]] {
        let names = optionalParameters
        return (0..<(1 << names.count)).map { mask in
            names.enumerated().filter { mask & (1 << $0.offset) == 0 }.map(\.element)
        }
    }

    /// The pattern of a call that gives these and no other optional parameters: a comparison with another one is dropped.
    package func giving(_ names: [String]) -> AccessPattern {
        let optional = optionalParameters
        if optional.isEmpty { return self }
        var pattern = self
        let absent = Set(optional).subtracting(names)
        pattern.parameters = parameters.filter { !absent.contains($0.name) }.map { parameter in
            var parameter = parameter
            parameter.isOptional = false
            return parameter
        }
        pattern.operation = operation.dropping(absent)
        return pattern
    }
}

extension Operation {
    fileprivate func dropping(_ names: Set<String>) -> Operation {
        switch self {
        case .get(let get): return .get(get.dropping(names))
        case .batchGet(let get): return .batchGet(get.dropping(names))
        case .transactGet(let gets): return .transactGet(gets.map { $0.dropping(names) })
        case .query(var query):
            query.entities = query.entities.map { $0.dropping(names) }
            return .query(query)
        case .scan(var scan):
            scan.branch = scan.branch.dropping(names)
            return .scan(scan)
        case .create(let write): return .create(write.dropping(names))
        case .put(let write): return .put(write.dropping(names))
        case .update(let update): return .update(update.dropping(names))
        case .delete(let delete): return .delete(delete.dropping(names))
        case .deleteAll(var deleteAll):
            deleteAll.branch = deleteAll.branch.dropping(names)
            return .deleteAll(deleteAll)
        case .batchPut, .batchDelete: return self
        case .transact(let steps):
            return .transact(
                steps.map { step in
                    var step = step
                    switch step.action {
                    case .create(let write): step.action = .create(write.dropping(names))
                    case .put(let write): step.action = .put(write.dropping(names))
                    case .update(let update): step.action = .update(update.dropping(names))
                    case .delete(let delete): step.action = .delete(delete.dropping(names))
                    case .check(let check): step.action = .check(check.dropping(names))
                    }
                    return step
                })
        }
    }
}

extension GetPattern {
    fileprivate func dropping(_ names: Set<String>) -> GetPattern {
        var get = self
        get.filter = filter?.dropping(names)
        return get
    }
}

extension QueryPattern.Branch {
    fileprivate func dropping(_ names: Set<String>) -> QueryPattern.Branch {
        var branch = self
        branch.condition = condition?.dropping(names)
        branch.filter = filter?.dropping(names)
        return branch
    }
}

extension WritePattern {
    fileprivate func dropping(_ names: Set<String>) -> WritePattern {
        var write = self
        write.condition = condition?.dropping(names)
        return write
    }
}

extension UpdatePattern {
    fileprivate func dropping(_ names: Set<String>) -> UpdatePattern {
        var update = self
        update.condition = condition?.dropping(names)
        return update
    }
}

extension DeletePattern {
    /// The same of a call that does not give these optional parameters.
    package func dropping(_ names: Set<String>) -> DeletePattern {
        var delete = self
        delete.condition = condition?.dropping(names)
        return delete
    }
}

extension Condition {
    /// Without the comparisons with these parameters; nil where nothing is left.
    fileprivate func dropping(_ names: Set<String>) -> Condition? {
        switch self {
        case .all(let parts):
            let kept = parts.compactMap { $0.dropping(names) }
            return kept.count > 1 ? .all(kept) : kept.first
        case .any(let parts):
            let kept = parts.compactMap { $0.dropping(names) }
            return kept.count > 1 ? .any(kept) : kept.first
        case .not(let part):
            return part.dropping(names).map(Condition.not)
        case .test(let test):
            let isDropped = test.operands.contains { operand in
                if case .parameter(let parameter) = operand { names.contains(parameter.name) } else { false }
            }
            return isDropped ? nil : self
        }
    }
}
