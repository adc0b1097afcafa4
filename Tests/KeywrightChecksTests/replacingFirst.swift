import Foundation

extension String {
    /// The text with the first occurrence of a part taken for another.
    func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = range(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }
}
