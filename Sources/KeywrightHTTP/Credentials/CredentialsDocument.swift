#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The JSON in which containers, instances and programs give credentials.
    struct CredentialsDocument {
        /// Of a program's answer.
        let version: Int?
        /// `Success`, or what went wrong; of an instance's answer.
        let code: String?
        private let accessKeyID: String?
        private let secretAccessKey: String?
        private let sessionToken: String?
        private let expiration: String?

        /// Reads an object; nil for anything else.
        init?(json: [UInt8]) {
            // What the decoder says of a text that it cannot read may repeat it.
            guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(json)) else { return nil }
            version = fields.Version
            code = fields.Code
            accessKeyID = fields.AccessKeyId
            secretAccessKey = fields.SecretAccessKey
            sessionToken = fields.Token ?? fields.SessionToken
            expiration = fields.Expiration
        }

        /// The credentials of the document.
        ///
        /// - Parameters:
        ///   - place: who gave the document, for the error.
        ///   - mustEnd: whether credentials without a token and an end are refused.
        func credentials(from place: String, mustEnd: Bool = false) throws(CredentialsError) -> Credentials {
            let lacking = [
                ("AccessKeyId", accessKeyID), ("SecretAccessKey", secretAccessKey),
                ("Token", mustEnd ? sessionToken : ""), ("Expiration", mustEnd ? expiration : ""),
            ].filter { $0.1 == nil }.map { "`\($0.0)`" }
            guard let accessKeyID, let secretAccessKey, lacking.isEmpty else {
                throw CredentialsError("\(place) gave JSON without \(lacking.joined(separator: ", "))")
            }
            var end: Int64?
            if let expiration {
                end = parseTimestamp(expiration)
                guard end != nil else {
                    throw CredentialsError("\(place) gave an `Expiration` that is not as `2015-08-30T12:36:00Z`")
                }
            }
            return Credentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken, expiration: end
            )
        }

        // swift-format-ignore: AlwaysUseLowerCamelCase
        private struct Fields: Decodable {
            var Version: Int?
            var Code: String?
            var AccessKeyId: String?
            var SecretAccessKey: String?
            var Token: String?
            var SessionToken: String?
            var Expiration: String?
        }
    }
#endif
