#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct SignerTests {
        private let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "TheSecret", sessionToken: "TheToken")
        private let request = HTTPRequest(
            method: "POST", scheme: "https", host: "dynamodb.us-east-1.amazonaws.com", path: "/",
            headers: [("X-Amz-Target", "DynamoDB_20120810.GetItem")], body: Array("{}".utf8)
        )

        @Test func replacesWhatItAddedBefore() {
            let signer = Signer(region: "us-east-1")
            var once = request
            signer.sign(&once, with: credentials, at: 1_440_938_160)
            var twice = request
            // Another key with a token, a day before.
            signer.sign(
                &twice, with: Credentials(accessKeyID: "A", secretAccessKey: "B", sessionToken: "C"), at: 1_440_851_760)
            signer.sign(&twice, with: credentials, at: 1_440_938_160)
            #expect(
                once.headers.map(\.name) == ["X-Amz-Target", "X-Amz-Date", "X-Amz-Security-Token", "Authorization"])
            #expect(twice.headers.map(\.name) == once.headers.map(\.name))
            #expect(twice.headers.map(\.value) == once.headers.map(\.value))
            var withoutToken = twice
            signer.sign(&withoutToken, with: Credentials(accessKeyID: "A", secretAccessKey: "B"), at: 1_440_938_160)
            #expect(withoutToken.header("X-Amz-Security-Token") == nil)
        }

        /// A signer that keeps its key gives what a new one gives, whatever was signed before.
        @Test func keepsNoKeyTooLong() {
            let kept = Signer(region: "us-east-1")
            let day: Int64 = 86_400
            let moments: [(secret: String, time: Int64)] = [
                ("a", 0), ("a", day - 1), ("a", day), ("b", day), ("a", day), ("a", 0), ("", 0), ("ab", 0),
                ("a", 366 * day),
            ]
            for (secret, time) in moments {
                let credentials = Credentials(accessKeyID: "A", secretAccessKey: secret)
                var byKept = request
                var byNew = request
                kept.sign(&byKept, with: credentials, at: time)
                Signer(region: "us-east-1").sign(&byNew, with: credentials, at: time)
                #expect(byKept.headers.map(\.value) == byNew.headers.map(\.value), "\(secret) \(time)")
            }
        }

        /// The string to sign of the suite's `get-vanilla`, as it was published.
        @Test func saysWhatIsSigned() {
            let signer = Signer(region: "us-east-1", service: "service")
            let canonical = CanonicalRequest(
                HTTPRequest(
                    method: "GET", scheme: "https", host: "example.amazonaws.com", path: "/",
                    headers: [("X-Amz-Date", "20150830T123600Z")]
                )
            )
            #expect(canonical.signedHeaders == "host;x-amz-date")
            #expect(
                String(decoding: signer.stringToSign(canonical, time: Array("20150830T123600Z".utf8)), as: UTF8.self)
                    == """
                    AWS4-HMAC-SHA256
                    20150830T123600Z
                    20150830/us-east-1/service/aws4_request
                    bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63
                    """
            )
        }

        @Test func showsNoSecret() {
            let signer = Signer(region: "us-east-1")
            var request = request
            signer.sign(&request, with: credentials, at: 0)
            expectNoSecret(in: signer, ["TheSecret", "TheToken"])
        }
    }
#endif
