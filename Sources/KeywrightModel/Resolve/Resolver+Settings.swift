import KeywrightDiagnostics
import KeywrightSpec

/// What stands beside types, and is about the values that are of them.
extension Resolver {
    /// The settings of a named type go to every attribute and member that is of it; a name in DynamoDB cannot.
    mutating func readSettings(
        _ settings: ValueSettingsSpec, of name: String, into read: inout ReadType, subject: Subject
    ) {
        if let place = settings.storedName?.span ?? settings.unstored {
            report(.storedNameOfType(name, at: place, subject: subject))
        }
        read.isImmutable = read.isImmutable || settings.immutable != nil
        guard let value = settings.defaultValue else { return }
        if readDefault(value, of: name, read.type, read.constraints, subject: subject) != nil {
            read.defaultValue = value
        } else {
            read.defaultValue = nil
        }
    }

    /// A member's own default, or that of its type.
    mutating func memberDefault(_ spec: MemberSpec, _ read: ReadType, subject: Subject) -> LiteralValue? {
        if let place = spec.settings.unstored {
            report(.unstoredMember(spec.name.value, at: place, subject: subject))
        }
        if let place = spec.settings.immutable {
            report(.immutableMember(spec.name.value, at: place, subject: subject))
        }
        guard let value = spec.settings.defaultValue ?? read.defaultValue else { return nil }
        return readDefault(value, of: spec.name.value, read.type, read.constraints, subject: subject)
    }

    /// - Parameter name: of the attribute, member or type that the default is for.
    mutating func readDefault(
        _ value: ValueSpec, of name: String, _ type: ValueType, _ constraints: Constraints, subject: Subject
    ) -> LiteralValue? {
        var reader = ValueReader()
        let read = reader.read(value, as: type, constraints: constraints)
        for fault in reader.faults { report(.defaultOutsideType(of: name, fault, subject: subject)) }
        return read
    }
}
