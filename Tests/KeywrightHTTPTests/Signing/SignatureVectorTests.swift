#if HTTP
    import Foundation
    import Testing

    @testable import KeywrightHTTP

    /// The signer against botocore's, on the cases of the published suite and on random requests.
    @Suite struct SignatureVectorTests {
        struct Case: Decodable, Sendable, CustomTestStringConvertible {
            var name: String
            var method: String
            var scheme: String
            var host: String
            var port: Int?
            var path: String
            var query: [[String]]
            var headers: [[String]]
            var body: String
            var accessKeyID: String
            var secretAccessKey: String
            var sessionToken: String?
            var time: Int64
            var region: String
            var service: String
            var published: String?
            var canonicalRequest: String
            var authorization: String

            var testDescription: String { name }

            var request: HTTPRequest {
                HTTPRequest(
                    method: method, scheme: scheme, host: host, port: port, path: path,
                    query: query.map { ($0[0], $0[1]) }, headers: headers.map { ($0[0], $0[1]) }, body: bytes(body)
                )
            }

            private func bytes(_ hexadecimal: String) -> [UInt8] {
                let digits = Array(hexadecimal)
                return stride(from: 0, to: digits.count, by: 2).compactMap {
                    UInt8(String(digits[$0...($0 + 1)]), radix: 16)
                }
            }
        }

        @Test(arguments: try Vectors.load("signatures-published", as: Case.self))
        func signsAsPublished(_ vector: Case) {
            expectSame(vector)
            if let published = vector.published {
                #expect(vector.authorization.hasSuffix("Signature=\(published)"))
            }
        }

        @Test func signsAsBotocore() throws {
            var vectors: [Case] = try Vectors.load("signatures-random")
            #expect(vectors.count == 300)
            if let file = ProcessInfo.processInfo.environment["KEYWRIGHT_SIGNATURE_VECTORS"] {
                vectors += try Vectors.load(URL(filePath: file))
            }
            for vector in vectors {
                expectSame(vector)
            }
        }

        private func expectSame(_ vector: Case) {
            let credentials = Credentials(
                accessKeyID: vector.accessKeyID, secretAccessKey: vector.secretAccessKey,
                sessionToken: vector.sessionToken
            )
            var request = vector.request
            Signer(region: vector.region, service: vector.service).sign(&request, with: credentials, at: vector.time)
            let canonical = String(decoding: CanonicalRequest(request).bytes, as: UTF8.self)
            #expect(canonical == vector.canonicalRequest, "\(vector.name)")
            #expect(request.headers.last?.name == "Authorization")
            #expect(request.headers.last?.value == vector.authorization, "\(vector.name)")
            #expect(request.header("X-Amz-Security-Token") == vector.sessionToken, "\(vector.name)")
        }
    }

    extension HTTPRequest {
        func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }
#endif
