#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The token that makes two sendings of one transaction one write, for ten minutes (F4.18).
public enum IdempotencyToken {
    /// A token that no other call has: 36 characters.
    public static func make() -> String {
        UUID().uuidString.lowercased()
    }

    /// Refuses a token that the service does not take: from 1 to 36 characters.
    static func check(_ token: String) throws(ValueError) {
        guard (1...36).contains(token.utf16.count) else {
            throw ValueError(.token, attribute: "token", "not of 1 to 36 characters")
        }
    }
}
