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
        .missingKeyTemplate,
        .keyType,
        .emptyKey,
        .mutableKey,
        .staleIndexKey,
        .optionalInKey,
        .unmaintainableUnique,
        .needsScan,
        .foreignItems,
        .consistentOnGSI,
        .notProjected,
        .orderNotServed,
        .notOne,
        .multiKeyOrder,
        .filterOnKey,
        .lowCardinality,
        .badAWSName,
        .badMultiKey,
        .badTTL,
        .unpaddedNumber,
        .unsortableType,
        .variableWidthBefore,
        .rangeNotLast,
        .delimiterNotLowest,
    ]

    /// The rule of this code (in either case) or name.
    package static func named(_ name: String) -> Rule? {
        all.first { $0.id.code == name.uppercased() || $0.id.name == name }
    }
}
