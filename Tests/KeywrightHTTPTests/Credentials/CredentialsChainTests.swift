#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct CredentialsChainTests {
        @Test func listsWhatEachSourceLacks() async {
            let chain = CredentialsChain.standard(surroundings: .table(), transport: AnsweringTransport())
            let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
            #expect(
                error?.description
                    == "no credentials were found; environment: AWS_ACCESS_KEY_ID is not set; role: the profile `default` has no "
                    + "`role_arn`; web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set, nor `web_identity_token_file` in the "
                    + "profile `default`; profile: `default` is neither in /home/u/.aws/config nor in /home/u/.aws/credentials; "
                    + "container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set; "
                    + "instance metadata: http://169.254.169.254 did not answer as an instance's"
            )
            #expect(error?.isPassing == false)
        }

        /// A source that is set up and fails ends the search, so that no other key is used unawares.
        @Test(
            arguments: [
                (
                    ["AWS_ACCESS_KEY_ID": "A"], nil,
                    "environment: AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both or neither"
                ),
                (
                    [:], "[default]\nsso_session = s\naws_access_key_id = A\naws_secret_access_key = B\n",
                    "profile: `default` signs in through IAM Identity Center (`sso_session`), which is not supported; name a "
                        + "`credential_process` that does it, such as `aws configure export-credentials --format process`"
                ),
                (
                    [:], "[default]\nlogin_session = arn\n",
                    "profile: `default` signs in through the console (`login_session`), which is not supported; name a "
                        + "`credential_process` that does it, such as `aws configure export-credentials --format process`"
                ),
                (
                    [:], "[default]\naws_access_key_id = A\n",
                    "profile: `default` of /home/u/.aws/config has `aws_access_key_id` or `aws_secret_access_key` without the other"
                ),
                (
                    [:], "[default]\ncredential_process = 'open\n",
                    "profile: `credential_process` of `default` leaves a quote or a backslash open"
                ),
                (
                    [:], "[default]\ncredential_process = get TheSecret\n",
                    "profile: the program `get` of `default` is out of order"
                ),
                (
                    ["AWS_PROFILE": "x"], nil,
                    "role: AWS_PROFILE names the profile `x`, which is neither in /home/u/.aws/config (as `[profile x]`) nor in "
                        + "/home/u/.aws/credentials (as `[x]`)"
                ),
                ([:], "nonsense", "role: /home/u/.aws/config, line 1: a section such as `[default]` must come first"),
                (
                    ["AWS_EC2_METADATA_DISABLED": "1"], nil,
                    "instance metadata: AWS_EC2_METADATA_DISABLED holds `1`; write `true` or `false`"
                ),
            ] as [([String: String], String?, String)])
        func endsAtASourceThatFails(_ variables: [String: String], _ config: String?, _ expected: String) async {
            var files: [String: String] = [:]
            files["/home/u/.aws/config"] = config
            let surroundings = Surroundings.table(variables, files: files) { _ throws(CredentialsError) in
                throw CredentialsError("is out of order")
            }
            let chain = CredentialsChain.standard(surroundings: surroundings, transport: AnsweringTransport())
            let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
            #expect(error?.description == expected)
        }

        @Test(arguments: [
            ("{}", "did not write `\"Version\": 1`, the only version known"),
            ("{\"Version\":2,\"AccessKeyId\":\"A\"}", "did not write `\"Version\": 1`, the only version known"),
            ("TheSecret", "did not write JSON with credentials"),
            ("{\"Version\":1,\"SessionToken\":\"TheSecret\"}", "gave JSON without `AccessKeyId`, `SecretAccessKey`"),
            (
                "{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"TheSecret\",\"Expiration\":\"TheSecret\"}",
                "gave an `Expiration` that is not as `2015-08-30T12:36:00Z`"
            ),
        ])
        func refusesWhatAProgramWrites(_ written: String, _ expected: String) async {
            let config = "[default]\ncredential_process = /bin/get --x\n"
            let surroundings = Surroundings.table(files: ["/home/u/.aws/config": config]) {
                _ throws(CredentialsError) in written
            }
            let error = await #expect(throws: CredentialsError.self) {
                try await ProfileCredentials(surroundings: surroundings).find()
            }
            #expect(error?.description == "the program `/bin/get` of `default` \(expected)")
        }

        @Test func readsTheEndThatAProgramWrites() async throws {
            let config = "[default]\ncredential_process = /bin/get\n"
            let surroundings = Surroundings.table(files: ["/home/u/.aws/config": config]) {
                _ throws(CredentialsError) in
                #"{"Version":1,"AccessKeyId":"A","SecretAccessKey":"B","Expiration":"2015-08-30T14:36:00+02:00","More":[1]}"#
            }
            #expect(
                try await ProfileCredentials(surroundings: surroundings).find()
                    == .found(Credentials(accessKeyID: "A", secretAccessKey: "B", expiration: 1_440_938_160))
            )
        }

        /// The source that gave credentials once is the only one asked from then on, until it has none.
        @Test func staysWithItsSource() async throws {
            let first = ChangingSource(name: "first", .absent("empty"))
            let second = ChangingSource(name: "second", .found(Credentials(accessKeyID: "2", secretAccessKey: "s")))
            let chain = CredentialsChain([first, second])
            #expect(try await chain.credentials().accessKeyID == "2")
            await first.set(.found(Credentials(accessKeyID: "1", secretAccessKey: "s")))
            #expect(try await chain.credentials().accessKeyID == "2")
            await second.set(.absent("gone"))
            let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
            #expect(error?.description == "second, which gave credentials before, has none now: gone")
            #expect(try await chain.credentials().accessKeyID == "1")
        }

        private actor ChangingSource: CredentialsSource {
            nonisolated let name: String
            private var finding: CredentialsFinding

            init(name: String, _ finding: CredentialsFinding) {
                self.name = name
                self.finding = finding
            }

            func set(_ finding: CredentialsFinding) {
                self.finding = finding
            }

            func find() async throws(CredentialsError) -> CredentialsFinding { finding }
        }
    }
#endif
