internal import KeywrightRuntime

/// Writing and removing values inside documents. A path must lead through maps and lists that exist (F4.9).
private let invalidPath = DynamoDBError.refused(
    "The document path provided in the update expression is invalid for update")

extension Dictionary where Key == String, Value == AttributeValue {
    /// Writes a value at a path whose first step is a member of this map.
    mutating func set(_ value: AttributeValue, at steps: ArraySlice<DocumentPath.Step>) throws(DynamoDBError) {
        guard case .name(let name) = steps.first else { throw invalidPath }
        let rest = steps.dropFirst()
        if rest.isEmpty {
            if let index = index(forKey: name), !utf8Equal(self[index].key, name) {
                throw .refused("Attribute names that differ only in their Unicode form cannot be held in memory")
            }
            self[name] = value
            return
        }
        guard var member = self.value(exactly: name) else { throw invalidPath }
        self[name] = .null
        try member.set(value, at: rest)
        self[name] = member
    }

    /// Removes what a path leads to; a last step that leads nowhere is none.
    mutating func remove(at steps: ArraySlice<DocumentPath.Step>) throws(DynamoDBError) {
        guard case .name(let name) = steps.first else { throw invalidPath }
        let rest = steps.dropFirst()
        if rest.isEmpty {
            if value(exactly: name) != nil { self[name] = nil }
            return
        }
        guard var member = value(exactly: name) else { throw invalidPath }
        try member.remove(at: rest)
        self[name] = member
    }
}

extension AttributeValue {
    fileprivate mutating func set(
        _ value: AttributeValue, at steps: ArraySlice<DocumentPath.Step>
    ) throws(DynamoDBError) {
        switch (self, steps.first) {
        case (.m(var map), .name):
            try map.set(value, at: steps)
            self = .m(map)
        case (.l(var list), .index(let index)):
            let rest = steps.dropFirst()
            if rest.isEmpty {
                if index < list.count { list[index] = value } else { list.append(value) }
            } else {
                guard index < list.count else { throw invalidPath }
                try list[index].set(value, at: rest)
            }
            self = .l(list)
        case (.s, _), (.n, _), (.b, _), (.bool, _), (.null, _), (.l, _), (.m, _), (.ss, _), (.ns, _), (.bs, _):
            throw invalidPath
        }
    }

    fileprivate mutating func remove(at steps: ArraySlice<DocumentPath.Step>) throws(DynamoDBError) {
        switch (self, steps.first) {
        case (.m(var map), .name):
            try map.remove(at: steps)
            self = .m(map)
        case (.l(var list), .index(let index)):
            let rest = steps.dropFirst()
            if rest.isEmpty {
                if index < list.count { list.remove(at: index) }
            } else {
                guard index < list.count else { throw invalidPath }
                try list[index].remove(at: rest)
            }
            self = .l(list)
        case (.s, _), (.n, _), (.b, _), (.bool, _), (.null, _), (.l, _), (.m, _), (.ss, _), (.ns, _), (.bs, _):
            throw invalidPath
        }
    }
}
