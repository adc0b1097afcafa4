/// A node of the expression behind a ``Language``.
///
/// Immutable, with its hash computed once, so that comparing two languages costs one comparison of integers in most
/// cases, however large they are.
final class LanguageNode: Hashable, Sendable {
    let form: LanguageForm
    private let digest: Int

    init(_ form: LanguageForm) {
        self.form = form
        self.digest = form.hashValue
    }

    static func == (left: LanguageNode, right: LanguageNode) -> Bool {
        left === right || (left.digest == right.digest && left.form == right.form)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// The ways to make a language. The smart constructors of ``Language`` keep it in a normal form: sequences and choices
/// are flat, hold at least two nodes, and no `nothing` stands inside another node.
enum LanguageForm: Hashable, Sendable {
    /// No text at all.
    case nothing
    /// One text, maybe the empty one.
    case text([Unicode.Scalar])
    /// One scalar of a set.
    case scalars(ScalarSet)
    case sequence([LanguageNode])
    case choice([LanguageNode])
    /// `least` to `most` texts of the node in a row; without `most` any number.
    case repeated(LanguageNode, least: Int, most: Int?)
    /// All texts in which this text of at least two scalars does not occur.
    case avoiding([Unicode.Scalar])
    /// The texts that both nodes hold.
    case both(LanguageNode, LanguageNode)
    /// The texts that are equal to or after some text of the node, in the order of UTF-8 bytes.
    case atLeast(LanguageNode)
    /// The texts that are equal to or before some text of the node, in the order of UTF-8 bytes.
    case atMost(LanguageNode)
}
