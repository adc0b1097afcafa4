#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct RoleCredentialsTests {
        private static let sts = "POST https://sts.eu-west-1.amazonaws.com/"
        private static let keys = "aws_access_key_id = K-%\naws_secret_access_key = S-%\n"

        private static func answer(_ action: String, _ id: String) -> AnsweringTransport.Answer {
            .response(
                200,
                """
                <?xml version="1.0"?>
                <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <\(action)Result>
                    <AssumedRoleUser><Arn>arn</Arn><AssumedRoleId>x:y</AssumedRoleId></AssumedRoleUser>
                    <Credentials>
                      <SessionToken>T+/&amp;=</SessionToken>
                      <AccessKeyId>\(id)</AccessKeyId>
                      <SecretAccessKey>TheSecret</SecretAccessKey>
                      <Expiration>2015-08-30T13:36:00Z</Expiration>
                    </Credentials>
                  </\(action)Result>
                  <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
                </\(action)Response>
                """
            )
        }

        private static func surroundings(
            _ config: String, _ variables: [String: String] = [:], files: [String: String] = [:]
        ) -> Surroundings {
            let all = files.merging(["/home/u/.aws/config": config.replacing("%", with: "x")]) { own, _ in own }
            return .table(["AWS_REGION": "eu-west-1"].merging(variables) { $1 }, files: all)
        }

        private static func role(_ surroundings: Surroundings, _ transport: AnsweringTransport) -> RoleCredentials {
            RoleCredentials(
                surroundings: surroundings, transport: transport,
                named: [
                    "Environment": EnvironmentCredentials(surroundings: surroundings),
                    "EcsContainer": ContainerCredentials(surroundings: surroundings, transport: transport),
                ]
            )
        }

        @Test func assumesTheRoleWithTheSourceProfile() async throws {
            let transport = AnsweringTransport([Self.sts: [Self.answer("AssumeRole", "R")]])
            let config = """
                [default]
                role_arn = arn:aws:iam::1:role/a b
                source_profile = base
                role_session_name = me@here
                duration_seconds = 900
                external_id = x&y
                [profile base]
                \(Self.keys)
                """
            let found = try await Self.role(Self.surroundings(config), transport).find()
            #expect(
                found
                    == .found(
                        Credentials(
                            accessKeyID: "R", secretAccessKey: "TheSecret", sessionToken: "T+/&=",
                            expiration: 1_440_941_760
                        )
                    )
            )
            let request = try #require(await transport.requests.first)
            #expect(
                String(decoding: request.body, as: UTF8.self)
                    == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%20b&RoleSessionName=me%40here"
                    + "&DurationSeconds=900&ExternalId=x%26y"
            )
            // What the signer does is held to botocore elsewhere; here it is who signs, and where for.
            var again = request
            Signer(region: "eu-west-1", service: "sts")
                .sign(&again, with: Credentials(accessKeyID: "K-x", secretAccessKey: "S-x"), at: 1_440_938_160)
            #expect(again.header("Authorization") == request.header("Authorization"))
            #expect(await transport.requests.count == 1)
        }

        /// A role by a role by keys: the first call is signed with the keys, the second with what the first gave.
        @Test func assumesOneRoleWithAnother() async throws {
            let transport = AnsweringTransport([
                Self.sts: [Self.answer("AssumeRole", "R1"), Self.answer("AssumeRole", "R2")]
            ])
            let config = """
                [default]
                role_arn = outer
                source_profile = inner
                [profile inner]
                role_arn = inner
                source_profile = base
                [profile base]
                \(Self.keys)
                """
            let found = try #require(try await Self.role(Self.surroundings(config), transport).find().credentials)
            #expect(found.accessKeyID == "R2")
            let signers = await transport.requests.map { $0.header("Authorization")?.split(separator: "/")[0] }
            #expect(signers == ["AWS4-HMAC-SHA256 Credential=K-x", "AWS4-HMAC-SHA256 Credential=R1"])
            let names = await transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
            #expect(names[0].contains("RoleArn=inner&RoleSessionName=keywright-1440938160"))
            #expect(names[1].contains("RoleArn=outer&"))
        }

        @Test(arguments: [
            // Itself, for its own keys.
            ("[default]\nrole_arn = r\nsource_profile = default\n\(keys)", [:], "K-x"),
            // Keys go before the source's own role.
            (
                "[default]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r2\nsource_profile = gone\n\(keys)",
                [:], "K-x"
            ),
            (
                "[default]\nrole_arn = r\ncredential_source = Environment\n",
                ["AWS_ACCESS_KEY_ID": "E", "AWS_SECRET_ACCESS_KEY": "s"], "E"
            ),
        ])
        func findsTheKeysToSignWith(_ config: String, _ variables: [String: String], _ key: String) async throws {
            let transport = AnsweringTransport([Self.sts: [Self.answer("AssumeRole", "R")]])
            _ = try await Self.role(Self.surroundings(config, variables), transport).find()
            let header = try #require(await transport.requests.first?.header("Authorization"))
            #expect(header.hasPrefix("AWS4-HMAC-SHA256 Credential=\(key)/20150830/eu-west-1/sts/aws4_request"))
        }

        @Test(arguments: [
            (
                "source_profile = gone\n",
                "`source_profile` of `default` is `gone`, which is neither in /home/u/.aws/config nor in /home/u/.aws/credentials"
            ),
            ("", "`default` has `role_arn`, but neither `source_profile` nor `credential_source` to assume it with"),
            (
                "source_profile = a\ncredential_source = Environment\n",
                "`default` has both `source_profile` and `credential_source`; leave off one"
            ),
            (
                "credential_source = environment\n",
                "`credential_source` of `default` is `environment`; it may be `EcsContainer`, `Environment`"
            ),
            (
                "credential_source = Environment\n",
                "the `credential_source` of `default` has no credentials: AWS_ACCESS_KEY_ID is not set"
            ),
            ("source_profile = default\n", "`source_profile` leads in a circle: `default` → `default`"),
            (
                "source_profile = b\n[profile b]\nrole_arn = r\nsource_profile = default\n",
                "`source_profile` leads in a circle: `default` → `b` → `default`"
            ),
            (
                "source_profile = b\n[profile b]\nregion = x\n",
                "the `source_profile` of `default` has no credentials: `b` has neither `aws_access_key_id` nor "
                    + "`credential_process` (/home/u/.aws/credentials, /home/u/.aws/config)"
            ),
            (
                "source_profile = b\nmfa_serial = m\n",
                "`default` has `mfa_serial`, but there is nobody here to ask for a code; use a `credential_process`"
            ),
            (
                "source_profile = b\nduration_seconds = 1h\n",
                "`duration_seconds` of `default` is not a number of seconds"
            ),
        ])
        func refuses(_ rest: String, _ expected: String) async {
            let transport = AnsweringTransport()
            let surroundings = Self.surroundings("[default]\nrole_arn = r\n\(rest)")
            let error = await #expect(throws: CredentialsError.self) {
                try await Self.role(surroundings, transport).find()
            }
            #expect(error?.description == expected)
            #expect(await transport.requests.isEmpty)
        }

        @Test(
            arguments: [
                (
                    .response(
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error></ErrorResponse>"
                    ),
                    "AssumeRole: AccessDenied (not <you>)", false
                ),
                (
                    .response(
                        400,
                        "<ErrorResponse><Error><Code>ValidationError</Code><Message>TheSecret</Message></Error></ErrorResponse>"
                    ),
                    "AssumeRole: ValidationError", false
                ),
                (
                    .response(400, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>"),
                    "AssumeRole: Throttling", true
                ),
                (.response(503, "TheSecret"), "AssumeRole: status 503", true),
            ] as [(AnsweringTransport.Answer, String, Bool)])
        func saysWhyTheServiceRefused(_ answer: AnsweringTransport.Answer, _ expected: String, _ isPassing: Bool) async
        {
            let transport = AnsweringTransport([Self.sts: [answer]])
            let surroundings = Self.surroundings("[default]\nrole_arn = r\nsource_profile = default\n\(Self.keys)")
            let error = await #expect(throws: CredentialsError.self) {
                try await Self.role(surroundings, transport).find()
            }
            #expect(error?.description == "https://sts.eu-west-1.amazonaws.com refused \(expected)")
            #expect(error?.isPassing == isPassing)
        }

        @Test(arguments: [
            "", "TheSecret", "<AssumeRoleResponse/>",
            "<AssumeRoleResponse><AssumeRoleResult><Credentials/></AssumeRoleResult></AssumeRoleResponse>",
        ])
        func refusesAnAnswerWithoutCredentials(_ body: String) async {
            let transport = AnsweringTransport([Self.sts: [.response(200, body)]])
            let surroundings = Self.surroundings("[default]\nrole_arn = r\nsource_profile = default\n\(Self.keys)")
            let error = await #expect(throws: CredentialsError.self) {
                try await Self.role(surroundings, transport).find()
            }
            #expect(
                error?.description == "https://sts.eu-west-1.amazonaws.com answered AssumeRole without credentials"
            )
        }

        @Test(arguments: [
            (
                "", ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "r", "AWS_ROLE_SESSION_NAME": "s"],
                "POST https://sts.eu-west-1.amazonaws.com/", "RoleArn=r&RoleSessionName=s"
            ),
            (
                "[default]\nweb_identity_token_file = /token\nrole_arn = p\n",
                ["AWS_ENDPOINT_URL_STS": "http://localhost:5000"],
                "POST http://localhost:5000/", "RoleArn=p&RoleSessionName=keywright-1440938160"
            ),
            (
                "[default]\nweb_identity_token_file = /other\nrole_arn = p\nrole_session_name = n\n",
                ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ENDPOINT_URL": "http://all:1"], "POST http://all:1/",
                "RoleArn=p&RoleSessionName=n"
            ),
        ])
        func presentsTheToken(_ config: String, _ variables: [String: String], _ url: String, _ form: String)
            async throws
        {
            let transport = AnsweringTransport([url: [Self.answer("AssumeRoleWithWebIdentity", "W")]])
            let surroundings = Self.surroundings(config, variables, files: ["/token": "TheToken\n"])
            let source = WebIdentityCredentials(surroundings: surroundings, transport: transport)
            let found = try #require(try await source.find().credentials)
            #expect(found.accessKeyID == "W")
            let request = try #require(await transport.requests.first)
            #expect(
                String(decoding: request.body, as: UTF8.self)
                    == "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&\(form)&WebIdentityToken=TheToken"
            )
            #expect(request.header("Authorization") == nil)
        }

        @Test(arguments: [
            (
                ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"],
                "there is a token file, but neither AWS_ROLE_ARN nor `role_arn` in `default`"
            ),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/gone", "AWS_ROLE_ARN": "r"], "the token file /gone cannot be read"),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/empty", "AWS_ROLE_ARN": "r"], "the token file /empty is empty"),
            (
                ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "r", "AWS_REGION": ""],
                "there is no region: neither AWS_REGION nor AWS_DEFAULT_REGION is set, and the profile `default` of "
                    + "/home/u/.aws/config has no `region`; set one of them, as to `us-east-1`"
            ),
        ])
        func refusesATokenFile(_ variables: [String: String], _ expected: String) async {
            let surroundings = Self.surroundings("", variables, files: ["/token": "TheToken", "/empty": "\n"])
            let error = await #expect(throws: CredentialsError.self) {
                try await WebIdentityCredentials(surroundings: surroundings, transport: AnsweringTransport()).find()
            }
            #expect(error?.description == expected)
        }
    }
#endif
