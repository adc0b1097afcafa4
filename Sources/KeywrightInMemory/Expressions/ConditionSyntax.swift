/// A condition as written: names and values not looked up, nothing checked but the grammar.
indirect enum ConditionSyntax: Sendable {
    case path(PathSyntax)
    case value(String)
    case call(String, [ConditionSyntax])
    case compare(ConditionSyntax, Comparator, ConditionSyntax)
    case between(ConditionSyntax, low: ConditionSyntax, high: ConditionSyntax)
    case isIn(ConditionSyntax, [ConditionSyntax])
    case not(ConditionSyntax)
    case all([ConditionSyntax])
    case any([ConditionSyntax])
}
