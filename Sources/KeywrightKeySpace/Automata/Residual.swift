/// What of a language is left to be read: a state of its automaton.
///
/// Residuals are made by taking derivatives of an expression, one alternative at a time, so that there are about as
/// many as the expression has places, and a counted repetition has one per place and count, made only when reached.
enum Residual: Hashable {
    /// Nothing fits any more.
    case nothing
    /// The end.
    case end
    /// One symbol.
    case symbols(SymbolSet)
    case sequence(ResidualID, ResidualID)
    case choice([ResidualID])
    /// A repetition with small counts, or none.
    case repeated(ResidualID, least: Int, most: Int?)
    /// A repetition with large counts, which ``ResidualTable/relaxed(_:)`` forgets. It stays what it is down to the
    /// count 0, so that forgetting and reading on commute.
    case counted(ResidualID, least: Int, most: Int?)
    /// Anything in which a text does not occur, of which a number of scalars has just been read.
    case avoiding(delimiter: Int, matched: Int)
    case both(ResidualID, ResidualID)
    case atLeast(ResidualID)
    case atMost(ResidualID)
}

/// The index of a residual in its table.
typealias ResidualID = Int
