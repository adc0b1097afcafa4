#if HTTP
    import Crypto

    /// Signs requests with signature version 4.
    struct Signer: Sendable {
        /// Where the service is, as in `us-east-1`.
        let region: String
        /// The name that the service signs by.
        let service: String
        private let keys: SigningKeyCache

        /// Makes a signer. Keep it: it keeps the day's key.
        init(region: String, service: String = "dynamodb") {
            self.region = region
            self.service = service
            keys = SigningKeyCache(region: region, service: service)
        }

        /// Adds `X-Amz-Date`, `X-Amz-Security-Token` for credentials with a token, and `Authorization`.
        ///
        /// All else must stand in the request already, but for `Host`, which is signed as `CanonicalRequest.hostHeader` has
        /// it. What an earlier signing added is replaced.
        func sign(_ request: inout HTTPRequest, with credentials: Credentials, at epochSeconds: Int64) {
            let time = CivilTime(epochSeconds: epochSeconds).basicFormat
            request.headers.removeAll { header in Self.addedNames.contains { isSameName($0, header.name) } }
            request.headers.append(("X-Amz-Date", String(decoding: time, as: UTF8.self)))
            if let token = credentials.sessionToken {
                request.headers.append(("X-Amz-Security-Token", token))
            }
            let canonical = CanonicalRequest(request)
            let toSign = stringToSign(canonical, time: time)
            let key = keys.key(secret: credentials.secretAccessKey, day: time.prefix(8))

            var value: [UInt8] = []
            value.reserveCapacity(256)
            value.append(contentsOf: "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/".utf8)
            appendScope(day: time.prefix(8), to: &value)
            value.append(contentsOf: ", SignedHeaders=\(canonical.signedHeaders), Signature=".utf8)
            appendHexadecimal(HMAC<SHA256>.authenticationCode(for: toSign, using: key), to: &value)
            request.headers.append(("Authorization", String(decoding: value, as: UTF8.self)))
        }

        /// What the signature is of.
        ///
        /// - Parameter time: as `X-Amz-Date` has it.
        func stringToSign(_ canonical: CanonicalRequest, time: [UInt8]) -> [UInt8] {
            var output: [UInt8] = []
            output.reserveCapacity(160)
            output.append(contentsOf: "AWS4-HMAC-SHA256\n".utf8)
            output.append(contentsOf: time)
            output.append(UInt8(ascii: "\n"))
            appendScope(day: time.prefix(8), to: &output)
            output.append(UInt8(ascii: "\n"))
            appendHexadecimal(SHA256.hash(data: canonical.bytes), to: &output)
            return output
        }

        private func appendScope(day: ArraySlice<UInt8>, to output: inout [UInt8]) {
            output.append(contentsOf: day)
            output.append(UInt8(ascii: "/"))
            output.append(contentsOf: region.utf8)
            output.append(UInt8(ascii: "/"))
            output.append(contentsOf: service.utf8)
            output.append(contentsOf: "/aws4_request".utf8)
        }

        private static let addedNames = ["authorization", "x-amz-date", "x-amz-security-token"]
    }

    /// Whether a header's name is one in lower case.
    private func isSameName(_ lowercased: String, _ name: String) -> Bool {
        guard lowercased.utf8.count == name.utf8.count else { return false }
        return zip(lowercased.utf8, name.utf8).allSatisfy { left, right in
            left == right || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(right) && left == right | 0x20
        }
    }
#endif
