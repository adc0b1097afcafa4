import KeywrightKeySpace

@testable import KeywrightModel

func fuzzTemplate(_ text: String) {
    for withParameters in [false, true] {
        do throws(TemplateFault) {
            let template = try parseTemplate(text, withParameters: withParameters)
            hold(template.parts.map(\.range), to: text)
        } catch {
            hold(error.range, to: Array(text.utf8), "a fault")
        }
    }
}

/// As a condition, as what follows `set`, and as a `using` with its templates in quotes.
func fuzzCondition(_ text: String) {
    do throws(ConditionFault) {
        _ = try parseCondition(text)
    } catch {
        hold(error.range, to: Array(text.utf8), "a fault")
    }
    do throws(ConditionFault) {
        hold(try parseOperand(text).range, to: Array(text.utf8), "an operand")
    } catch {
        hold(error.range, to: Array(text.utf8), "a fault")
    }
    do throws(KeyConditionFault) {
        hold(try parseKeyCondition(text).map(\.range), to: text)
    } catch {
        switch error {
        case .condition(let fault): hold(fault.range, to: Array(text.utf8), "a fault")
        case .template(let fault): hold(fault.range, to: Array(text.utf8), "a fault of a template")
        }
    }
}

/// The pattern, its language as a placeholder's, and a text of it, which must match.
func fuzzPattern(_ text: String) {
    let pattern: TextPattern
    do throws(PatternFault) {
        pattern = try parsePattern(text)
    } catch {
        hold(error.range, to: Array(text.utf8), "a fault")
        return
    }
    let letterCase: TextGuard.LetterCase = text.utf8.count.isMultiple(of: 2) ? .lower : .upper
    let guarded = PatternGuard(pattern: pattern, maxLength: 64, letterCases: [letterCase])
    _ = guarded.characterClass
    _ = PlaceholderLanguage.pattern(guarded).isFixedWidth
    // Decisions give up long before a design's do, so that a run takes no longer than reading.
    guard case .witness(let member) = KeyAlgebra(stateBudget: 200).shortestMember(of: pattern.language),
        member.unicodeScalars.count <= 64
    else { return }
    precondition(pattern.matches(member), "a text of a pattern does not match it")
}

func fuzzType(_ text: String) {
    do throws(TypeFault) {
        var type = try parseType(text)
        hold(type.range, to: Array(text.utf8), "a type")
        while true {
            switch type {
            case .name(let name):
                hold(name.range, to: Array(text.utf8), "a name")
                return
            case .generic(_, let inner, _), .optional(let inner, _): type = inner
            }
        }
    } catch {
        hold(error.range, to: Array(text.utf8), "a fault")
    }
}

/// Parts of a text come in its order, none within another.
private func hold(_ parts: [Range<Int>], to text: String) {
    let bytes = Array(text.utf8)
    var end = 0
    for part in parts {
        hold(part, to: bytes, "a part")
        precondition(part.lowerBound >= end, "a part overlaps the one before")
        end = part.upperBound
    }
}

extension TemplateSyntax.Part {
    fileprivate var range: Range<Int> {
        switch self {
        case .literal(_, let range): range
        case .placeholder(let placeholder): placeholder.range
        }
    }
}
