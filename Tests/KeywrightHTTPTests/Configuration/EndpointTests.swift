#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct EndpointTests {
        struct Vector: Decodable {
            var service: String
            var region: String
            var fips: Bool
            var dualStack: Bool
            var url: String
        }

        /// All regions that botocore knows, and two that it does not.
        @Test func isWhereBotocoreFindsIt() throws {
            let vectors: [Vector] = try Vectors.load("endpoints")
            #expect(vectors.count > 300)
            for vector in vectors {
                let service: AWSService = vector.service == "sts" ? .securityTokens : .dynamoDB
                let variant = EndpointVariant(usesFIPS: vector.fips, usesDualStack: vector.dualStack)
                let endpoint = try Endpoint(of: service, region: vector.region, variant: variant)
                #expect(endpoint.description == vector.url)
            }
        }

        @Test(arguments: [
            "", "us_east_1", "-us", "us-", "us-east-1 # here", "us.east", "é", String(repeating: "a", count: 64),
        ])
        func refusesWhatIsNoRegion(_ region: String) {
            let error = #expect(throws: ConfigurationError.self) { try Endpoint(of: .dynamoDB, region: region) }
            #expect(error?.description == "`\(region)` is no region; write one as in `us-east-1`")
        }

        @Test(arguments: [
            ("http://localhost:8000", Endpoint(isSecure: false, host: "localhost", port: 8000)),
            ("HTTPS://DynamoDB.Example", Endpoint(host: "dynamodb.example")),
            ("https://db.example:443/", Endpoint(host: "db.example", port: 443)),
            ("http://[::1]:65535", Endpoint(isSecure: false, host: "::1", port: 65_535)),
            ("http://[FD00:EC2::254]", Endpoint(isSecure: false, host: "fd00:ec2::254")),
            ("http://127.0.0.1", Endpoint(isSecure: false, host: "127.0.0.1")),
            ("https://my_service.internal", Endpoint(host: "my_service.internal")),
        ])
        func parses(_ text: String, _ expected: Endpoint) throws {
            let endpoint = try Endpoint(parsing: text)
            #expect(endpoint == expected)
            #expect(try Endpoint(parsing: endpoint.description) == expected)
        }

        @Test(arguments: [
            ("localhost:8000", "it begins with neither `http://` nor `https://`"),
            ("ftp://h", "it begins with neither `http://` nor `https://`"),
            ("http:h", "it begins with neither `http://` nor `https://`"),
            ("", "it begins with neither `http://` nor `https://`"),
            ("http://", "it has no host"),
            ("http://:80", "it has no host"),
            ("http:///path", "it has no host"),
            ("http://h:0", "its port is not a number from 1 to 65535"),
            ("http://h:65536", "its port is not a number from 1 to 65535"),
            ("http://h:", "its port is not a number from 1 to 65535"),
            ("http://h:+1", "its port is not a number from 1 to 65535"),
            ("http://h:8a", "its port is not a number from 1 to 65535"),
            ("http://[::1", "no IPv6 address stands between its brackets"),
            ("http://[localhost]", "no IPv6 address stands between its brackets"),
            ("http://[::1%eth0]", "no IPv6 address stands between its brackets"),
            ("http://[::1]8000", "its port is not a number from 1 to 65535"),
            ("http://h h", "its host holds what no host name does"),
            ("http://h\n", "its host holds what no host name does"),
            ("http://dé", "its host holds what no host name does"),
            ("http://h#f", "it holds a fragment, `#`"),
            ("http://h/%zz?a=%zz", "its query is not percent-encoded UTF-8"),
        ])
        func refuses(_ text: String, _ problem: String) {
            let error = #expect(throws: ConfigurationError.self) { try Endpoint(parsing: text) }
            #expect(
                error?.description == "`\(text)` is no endpoint: \(problem); write one as in `http://localhost:8000`")
        }

        @Test(arguments: ["http://h/path", "http://h?a=b", "http://h//"])
        func refusesAPath(_ text: String) {
            let error = #expect(throws: ConfigurationError.self) { try Endpoint(parsing: text) }
            #expect(
                error?.description
                    == "`\(text)` is no endpoint: requests go to `/`, so leave off what follows the host and its port"
            )
        }

        @Test func repeatsNoPassword() {
            let error = #expect(throws: ConfigurationError.self) { try Endpoint(parsing: "http://user:TheSecret@h:1") }
            #expect(
                error?.description
                    == "the text is no endpoint: it holds a user name; write one as in `http://localhost:8000`"
            )
        }
    }
#endif
