@testable import KeywrightKeySpace

/// Templates as users write them, `USER#<userId>`, with a table of the languages of their placeholders.
struct Templates {
    var languages: [String: Language]

    static let usual = Templates(languages: [
        "u": .guardedText(delimiter: "#"), "v": .guardedText(delimiter: "#"), "w": .guardedText(delimiter: "#"),
        "short": .guardedText(delimiter: "#", maxLength: 3), "long": .guardedText(delimiter: "#", maxLength: 254),
        "ulid": .ulid, "ulid2": .ulid, "uuid": .uuid, "date": .date, "day": .date, "at": .timestamp(),
        "int": .integers(), "count": .integers(from: 0, through: 99),
        "pad": .padded(digits: 4, minimum: DecimalBound(0)),
        "status": .texts(["pending", "paid", "shipped"]), "free": .anyText,
        "hash": .repetition(of: .scalar(in: ScalarSet(characters: "ab#")), atLeast: 1, atMost: nil),
    ])

    func template(_ text: String) -> TemplateShape {
        var parts: [TemplateShape.Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            parts.append(.literal(String(rest[..<open])))
            let name = String(rest[rest.index(after: open)..<close])
            // A name that is not in the table stays visible: nothing is in its language.
            parts.append(.field(FieldID(name), languages[name] ?? .nothing))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.literal(String(rest)))
        return TemplateShape(parts)
    }

    /// `PARTITION / SORT`, or a partition alone.
    func key(_ text: String) -> KeyShape {
        KeyShape(parts: text.split(separator: " / ").map { template(String($0)) })
    }
}

/// What a decision is expected to be.
enum Answer: Equatable {
    case never
    case witness
    case unproven
}

extension Decision {
    var answer: Answer {
        switch self {
        case .never: .never
        case .witness: .witness
        case .unproven: .unproven
        }
    }
}
