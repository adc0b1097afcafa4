extension ClientSuite {
    /// What conditions and filters may say, and when they hold.
    static let conditionGroups: [[ClientCase]] = [
        comparisons, comparisonsOfUnlikes, equalities, comparedOperands, betweens, ins, logic, attributeTypes,
        existences, nestedExistences, refusedFunctions, beginsWiths, containments, sizes, expressionLimits,
        otherExpressionLimits, placeholders, placeholdersOfReads, conditionSyntax, nameSyntax, emptyExpressions,
        reservedWords,
    ]
}
