import KeywrightDiagnostics

extension Rule {
    /// Every rule, by code: one line each, kept by hand. A test walks the folder of rules and fails for a file that is
    /// not here.
    package static let all: [Rule] = [
        .notYetSupported,
        .yamlSyntax,
        .unknownKey,
        .missingKey,
        .wrongKind,
        .duplicateName,
        .unknownName,
        .badTemplate,
        .badCondition,
        .tooLarge,
        .badInclude,
        .nameClash,
        .uselessAllow,
        .badType,
        .badExample,
        .lostToYAML,
        .keyCollision,
        .ambiguousKey,
        .keyNotIdentifying,
        .missingKeyTemplate,
        .keyType,
        .emptyKey,
        .keyTooLong,
        .mutableKey,
        .staleIndexKey,
        .optionalInKey,
        .indexCollision,
        .inconsistentDelimiter,
        .unscopedKey,
        .weakIdentity,
        .unmaintainableUnique,
        .incompleteUpsert,
        .needsScan,
        .foreignItems,
        .filterCost,
        .consistentOnGSI,
        .notProjected,
        .orderNotServed,
        .notOne,
        .unusedIndex,
        .unboundedRead,
        .sparseMiss,
        .unusedEntity,
        .multiKeyOrder,
        .duplicatePattern,
        .overBudget,
        .redundantIndex,
        .filterOnKey,
        .staleRead,
        .hotPartition,
        .lowCardinality,
        .rollingHotPartition,
        .hotIndex,
        .largeCollection,
        .hotItem,
        .unknownCardinality,
        .writeAmplification,
        .badAWSName,
        .tooManyIndexes,
        .tooManyProjected,
        .itemTooLarge,
        .transactionTooLarge,
        .badLocalIndex,
        .badMultiKey,
        .expressionTooLarge,
        .badThroughput,
        .badTTL,
        .multiRegionWrite,
        .unpaddedNumber,
        .unsortableType,
        .variableWidthBefore,
        .rangeNotLast,
        .delimiterNotLowest,
        .enumOrder,
        .reservedWord,
        .unusedAttributeType,
        .missingDescription,
        .naming,
    ]

    /// The places in `all` by code and by name.
    private static let positions: [String: Int] = all.enumerated().reduce(into: [:]) { positions, rule in
        positions[rule.element.id.code] = rule.offset
        positions[rule.element.id.name] = rule.offset
    }

    /// The rule of this code (in either case) or name.
    package static func named(_ name: String) -> Rule? {
        (positions[name.uppercased()] ?? positions[name]).map { all[$0] }
    }
}
