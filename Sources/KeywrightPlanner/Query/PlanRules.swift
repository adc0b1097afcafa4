import KeywrightDiagnostics

/// The rules that tell of what a candidate lacks, and that which tells of keys of two entities.
enum PlanRules {
    static let keyCollision = RuleID("KW101", "key-collision")
    static let needsScan = RuleID("KW201", "needs-scan")
    static let multiKeyOrder = RuleID("KW213", "multi-key-order")
    static let filterOnKey = RuleID("KW220", "filter-on-key")
    static let unpaddedNumber = RuleID("KW501", "unpadded-number")
    static let unsortableType = RuleID("KW502", "unsortable-type")
    static let variableWidthBefore = RuleID("KW503", "variable-width-before")
    static let rangeNotLast = RuleID("KW504", "range-not-last")
    static let delimiterNotLowest = RuleID("KW505", "delimiter-not-lowest")
}
