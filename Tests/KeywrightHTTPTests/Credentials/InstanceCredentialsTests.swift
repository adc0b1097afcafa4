#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct InstanceCredentialsTests {
        private static let base = "http://169.254.169.254/latest"
        private static let put = "PUT \(base)/api/token"
        private static let list = "GET \(base)/meta-data/iam/security-credentials/"
        private static let role = "GET \(base)/meta-data/iam/security-credentials/my-role"

        private static func keys(_ id: String, until end: String) -> AnsweringTransport.Answer {
            .response(
                200,
                #"{"Code":"Success","AccessKeyId":"\#(id)","SecretAccessKey":"s","Token":"t","Expiration":"\#(end)"}"#
            )
        }

        private static func transport(_ answer: AnsweringTransport.Answer) -> AnsweringTransport {
            AnsweringTransport([put: [.response(200, "token")], list: [.response(200, "my-role\n")], role: [answer]])
        }

        @Test func asksByTheSecondVersion() async throws {
            let transport = Self.transport(Self.keys("A", until: "2015-08-30T18:36:00Z"))
            let source = InstanceCredentials(surroundings: .table(), transport: transport)
            #expect(
                try await source.find()
                    == .found(
                        Credentials(
                            accessKeyID: "A", secretAccessKey: "s", sessionToken: "t", expiration: 1_440_959_760)
                    )
            )
            #expect(await transport.urls == [Self.put, Self.list, Self.role])
            #expect(await transport.requests[0].header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
            #expect(await transport.requests[1].header("x-aws-ec2-metadata-token") == "token")
            #expect(await transport.requests[2].header("x-aws-ec2-metadata-token") == "token")
            #expect(await transport.timeouts.allSatisfy { $0 == .seconds(1) })
        }

        @Test(
            arguments: [
                (
                    ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://localhost:1338/"],
                    "PUT http://localhost:1338/latest/api/token"
                ),
                (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "PUT http://[fd00:ec2::254]/latest/api/token"),
                (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv4"], put), ([:], put),
                (["AWS_EC2_METADATA_DISABLED": "TRUE"], nil), (["AWS_EC2_METADATA_DISABLED": "false"], put),
            ] as [([String: String], String?)])
        func asksWhereItIsTold(_ variables: [String: String], _ url: String?) async throws {
            let transport = AnsweringTransport()
            let source = InstanceCredentials(surroundings: .table(variables), transport: transport)
            #expect(try await source.find().credentials == nil)
            #expect(await transport.urls == (url.map { [$0] } ?? []))
        }

        @Test func asksAsOftenAndAsLongAsItIsTold() async throws {
            let transport = AnsweringTransport([Self.put: [.response(503, ""), .failure(.unknown), .response(404, "")]])
            let surroundings = Surroundings.table([
                "AWS_METADATA_SERVICE_TIMEOUT": "3", "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "5",
            ])
            let source = InstanceCredentials(surroundings: surroundings, transport: transport)
            #expect(
                try await source.find() == .absent("http://169.254.169.254 did not answer as an instance's")
            )
            #expect(await transport.timeouts == [.seconds(3), .seconds(3), .seconds(3)])
        }

        /// Where the second version is refused, the first is not tried: its answers go to whoever can make this process send a
        /// request.
        @Test(arguments: [400, 403, 404, 405])
        func neverAsksByTheFirstVersion(_ status: Int) async {
            let transport = AnsweringTransport([
                Self.put: [.response(status, "")], Self.list: [.response(200, "my-role")],
                Self.role: [Self.keys("A", until: "2015-08-30T18:36:00Z")],
            ])
            let source = InstanceCredentials(surroundings: .table(), transport: transport)
            _ = try? await source.find()
            #expect(await transport.urls == [Self.put])
        }

        @Test(
            arguments: [
                (put, .response(403, ""), "http://169.254.169.254 forbids access to the metadata of the instance"),
                (list, .response(404, ""), "the instance has no role"),
                (list, .response(500, ""), "http://169.254.169.254 answered with status 500"),
                (list, .response(200, "../evil"), "http://169.254.169.254 named no role"),
                (list, .response(200, ""), "http://169.254.169.254 named no role"),
                (role, .response(200, "TheSecret"), "http://169.254.169.254 did not answer with JSON"),
                (role, .failure(.unknown), "169.254.169.254 gave no answer: broken off"),
                (
                    role, .response(200, #"{"Code":"AssumeRoleUnauthorizedAccess","Message":"TheSecret"}"#),
                    "http://169.254.169.254 has no credentials for the role `my-role`: AssumeRoleUnauthorizedAccess"
                ),
                (
                    role, .response(200, #"{"Code":"Success","AccessKeyId":"A","Token":"TheSecret"}"#),
                    "http://169.254.169.254 gave JSON without `SecretAccessKey`, `Expiration`"
                ),
            ] as [(String, AnsweringTransport.Answer, String)])
        func saysWhatFailed(_ url: String, _ answer: AnsweringTransport.Answer, _ expected: String) async {
            let transport = Self.transport(Self.keys("A", until: "2015-08-30T18:36:00Z"))
            await transport.answer(url, answer)
            let source = InstanceCredentials(surroundings: .table(), transport: transport)
            let error = await #expect(throws: CredentialsError.self) { try await source.find() }
            #expect(error?.description == expected)
        }

        /// Keys that were had go on past their end while no new ones are to be had.
        @Test(
            arguments: [
                (put, .failure(.notSent)), (put, .response(403, "")), (list, .response(500, "")),
                (role, .response(200, "{}")),
                // The same as before, which have ended by now.
                (role, keys("A", until: "2015-08-30T12:36:00Z")),
            ] as [(String, AnsweringTransport.Answer)])
        func extendsWhatItHad(_ url: String, _ answer: AnsweringTransport.Answer) async throws {
            let transport = Self.transport(Self.keys("A", until: "2015-08-30T12:36:01Z"))
            let source = InstanceCredentials(surroundings: .table(), transport: transport, extensionSeconds: { 700 })
            let first = try #require(try await source.find().credentials)
            #expect(first.expiration == 1_440_938_161)
            await transport.answer(url, answer)
            let second = try #require(try await source.find().credentials)
            #expect(second.accessKeyID == "A")
            #expect(second.expiration == 1_440_938_860)
            await transport.answer(Self.put, .response(200, "token"))
            await transport.answer(Self.list, .response(200, "my-role"))
            await transport.answer(Self.role, Self.keys("B", until: "2015-08-30T18:36:00Z"))
            let third = try #require(try await source.find().credentials)
            #expect(third.accessKeyID == "B")
            #expect(third.expiration == 1_440_959_760)
        }
    }
#endif
