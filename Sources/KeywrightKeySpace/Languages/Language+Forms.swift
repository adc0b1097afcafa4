/// The fixed-width forms of identifiers.
extension Language {
    /// `[0-7][0-9A-HJKMNP-TV-Z]{25}`.
    package static let ulid = sequence([
        scalar(in: ScalarSet("0"..."7")),
        repetition(
            of: scalar(in: ScalarSet("0"..."9", "A"..."H", "J"..."K", "M"..."N", "P"..."T", "V"..."Z")),
            atLeast: 25, atMost: 25),
    ])

    /// `[0-9A-Za-z]{27}`.
    package static let ksuid = repetition(
        of: scalar(in: ScalarSet("0"..."9", "A"..."Z", "a"..."z")), atLeast: 27, atMost: 27)

    /// 32 small hexadecimal digits in groups of 8, 4, 4, 4 and 12; of any version, as the type takes any.
    package static let uuid = sequence(
        [8, 4, 4, 4, 12].enumerated().flatMap { index, width in
            let group = repetition(
                of: scalar(in: ScalarSet("0"..."9", "a"..."f")), atLeast: width, atMost: width)
            return index == 0 ? [group] : [text("-"), group]
        })

    /// `true` or `false`.
    package static let bool = texts(["true", "false"])
}
