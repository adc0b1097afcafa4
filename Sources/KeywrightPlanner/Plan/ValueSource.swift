package import KeywrightModel

/// Where a value of a request comes from. The report prints it, generated code computes it: one source for both.
package indirect enum ValueSource: Sendable {
    /// Text of a string key attribute: `USER#${userId}`.
    case keyText([KeyTextPart])
    /// An argument in the form in which the attribute is stored: `${total}`.
    case argument(Argument)
    /// A fixed value in stored form, such as an enum's stored name or a discriminator.
    case literal(LiteralValue, as: ValueType)
    /// The moment of the call, in the form of the attribute.
    case now(TimestampFormat)
    /// The companion key of unique attributes (LANGUAGE, Uniqueness).
    case uniqueKey(UniqueKey)
    /// A companion's `owner`: the key of the item that it belongs to, as a map.
    case ownerKey([KeyValue])
    /// When an item that is put was first made: what the argument holds, else the moment of the call.
    case argumentOrNow(Argument, TimestampFormat)
    /// A bound less an amount: what an attribute may hold at most, or must hold at least, before the amount is added.
    case difference(ExactNumber, Argument)
    /// The value of a repetition, where a key attribute that is no text holds it.
    case repetition(String, as: ValueType)
    /// A value of the item that is there, with its default and what the write does to it.
    case held(HeldValue)
    /// The members that a list or set is given, or a set loses; a set has each once.
    case elements([ValueSource], as: ValueType)
    /// A key attribute of an item that was read, as it was read.
    case keyRead(String, KeyAttribute)
}

/// A part of a key text.
package enum KeyTextPart: Sendable {
    case literal(String)
    case argument(Argument, transforms: [Transform], language: PlaceholderLanguage)
    /// The text of a value that limits a range, after the comparison that the key text has to meet. A value that the
    /// chain cannot hold (`line <= 10000` with `pad(4)`) does not fail the call: beyond the far end of the language
    /// it opens that side of the range, beyond the near end the answer is empty. With `<` the text ends before that of the
    /// value, for BETWEEN holds its ends: it is always the last part.
    case bound(Argument, transforms: [Transform], language: PlaceholderLanguage, Comparison)
    /// Any beginning of a text of the language, as `begins with` takes it. It is refused where no text of the language
    /// begins so, and where it is empty.
    case beginning(Argument, transforms: [Transform], language: PlaceholderLanguage)
    /// The moment of the call in the stored form of a timestamp, through the transforms.
    case now(TimestampFormat, transforms: [Transform])
    /// The value of a repetition (`Fan`) by its name.
    case repetition(String, language: PlaceholderLanguage)
    /// A value of the item that is there, through the transforms.
    case held(HeldValue, transforms: [Transform], language: PlaceholderLanguage)
}

/// A value that the caller gives: a parameter, or an attribute of an item that is an argument.
package struct Argument: Sendable, Hashable {
    /// The parameter, or the label of the item (`order` of a transaction; the entity in lowerCamelCase elsewhere).
    package var name: String
    /// The attribute of the item where `name` is an item; nil where it is the value itself.
    package var member: String?
    /// Whose encoding and constraints hold.
    package var entity: EntityID
    package var attribute: AttributeID
    /// Members below the attribute.
    package var path: [String]
    package var form: Form
    /// Whether it is the number with the other sign that counts: `-$amount`.
    package var isNegated = false

    /// What of the attribute the value is.
    package enum Form: Sendable, Hashable {
        /// A value of the attribute itself.
        case value
        /// An element of the list or set that the attribute is, or a part of its text (`contains`, `begins with`).
        case element
        /// A whole number that its `size` is compared with.
        case size
        /// Each value of a list that the call gives, with an alias of its own.
        case each
    }

    package init(
        name: String, member: String? = nil, entity: EntityID, attribute: AttributeID, path: [String] = [],
        form: Form = .value
    ) {
        self.name = name
        self.member = member
        self.entity = entity
        self.attribute = attribute
        self.path = path
        self.form = form
    }

    /// What a parameter gives for an attribute.
    package init(
        _ parameter: ParameterReference, entity: EntityID, attribute: AttributeID, path: [String] = [],
        form: Form = .value
    ) {
        self.init(
            name: parameter.name, member: parameter.member, entity: entity, attribute: attribute, path: path, form: form
        )
        isNegated = parameter.isNegated
    }

    /// As the report writes it between `${` and `}`.
    package var text: String {
        ([name] + (member.map { [$0] } ?? []) + path).joined(separator: ".") + (isNegated ? "|negated" : "")
            + (form == .each ? "[]" : "")
    }
}

/// `UNIQUE#User#email#<value>`.
package struct UniqueKey: Sendable {
    /// What comes first under the design's scope.
    package var scope: [KeyTextPart]
    /// Everything else before the value.
    package var prefix: String
    package var values: [Argument]
    /// The values where one of them is no argument; nil where all are.
    package var computed: [ValueSource]?

    package init(scope: [KeyTextPart] = [], prefix: String, values: [Argument]) {
        self.scope = scope
        self.prefix = prefix
        self.values = values
    }
}

extension UniqueKey {
    package var sources: [ValueSource] { computed ?? values.map(ValueSource.argument) }
}

extension String {
    /// As it stands in the key of a companion: `%`, the delimiter and U+10FFFF by their bytes.
    func companionEncoded(_ delimiter: String) -> String {
        let special = Set("%".unicodeScalars).union(delimiter.unicodeScalars).union(["\u{10FFFF}"])
        return unicodeScalars.map { scalar in
            guard special.contains(scalar) else { return String(scalar) }
            return String(scalar).utf8.map { byte in
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }.joined()
        }.joined()
    }
}

/// A key attribute and its value.
package struct KeyValue: Sendable {
    package var attribute: KeyAttribute
    package var value: ValueSource

    package init(_ attribute: KeyAttribute, _ value: ValueSource) {
        self.attribute = attribute
        self.value = value
    }
}

/// The aliases of one request, in order of first use. Every attribute name is aliased (F3.10).
package struct ExpressionTables: Sendable {
    package struct Name: Sendable {
        /// `#status`.
        package var alias: String
        /// The stored name.
        package var attribute: String

        package init(alias: String, attribute: String) {
            self.alias = alias
            self.attribute = attribute
        }
    }

    package struct Value: Sendable {
        /// `:status`.
        package var alias: String
        package var source: ValueSource

        package init(alias: String, source: ValueSource) {
            self.alias = alias
            self.source = source
        }
    }

    package var names: [Name] = []
    package var values: [Value] = []

    package init() {}
}
