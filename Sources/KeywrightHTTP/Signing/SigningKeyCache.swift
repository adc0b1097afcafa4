#if HTTP
    import Crypto
    import NIOConcurrencyHelpers

    /// The key derived last. It is good for a day and a secret, so a client derives one a day, or one whenever its
    /// credentials change; keeping more than the last would save nothing.
    final class SigningKeyCache: Sendable, CustomReflectable {
        private struct Entry {
            var secret: String
            var day: [UInt8]
            var key: SymmetricKey
        }

        private let region: String
        private let service: String
        private let last = NIOLockedValueBox<Entry?>(nil)

        init(region: String, service: String) {
            self.region = region
            self.service = service
        }

        /// The key to sign with on a day, written `20150830`.
        func key(secret: String, day: ArraySlice<UInt8>) -> SymmetricKey {
            last.withLockedValue { entry in
                if let entry, entry.day.elementsEqual(day), entry.secret.utf8.elementsEqual(secret.utf8) {
                    return entry.key
                }
                var key = Self.derive(SymmetricKey(data: Array("AWS4\(secret)".utf8)), Array(day))
                for part in [region, service, "aws4_request"] {
                    key = Self.derive(key, Array(part.utf8))
                }
                entry = Entry(secret: secret, day: Array(day), key: key)
                return key
            }
        }

        private static func derive(_ key: SymmetricKey, _ part: [UInt8]) -> SymmetricKey {
            SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: part, using: key))
        }

        /// Without the key and its secret.
        var customMirror: Mirror { Mirror(self, children: ["region": region, "service": service]) }
    }
#endif
