#if HTTP
    import Foundation
    import Testing

    @testable import KeywrightHTTP

    @Suite struct SettingsTests {
        /// What botocore finds in an environment and its files.
        struct Vector: Decodable, Sendable, CustomTestStringConvertible {
            var name: String
            var variables: [String: String]
            var config: String?
            var credentials: String?
            var found: Found

            var testDescription: String { name }

            struct Found: Decodable, Sendable {
                var region: Outcome<String>
                var endpoint: Outcome<String>
                var keys: Outcome<[String?]>
            }
        }

        /// A value, nothing, or an error.
        enum Outcome<Value: Decodable & Sendable & Equatable>: Decodable, Sendable {
            case value(Value)
            case nothing
            case error

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if container.decodeNil() {
                    self = .nothing
                } else if let value = try? container.decode(Value.self) {
                    self = .value(value)
                } else {
                    _ = try container.decode([String: String].self)
                    self = .error
                }
            }

            /// The value; nil for both others, which are errors where an answer is needed.
            var value: Value? {
                switch self {
                case .value(let value): value
                case .nothing, .error: nil
                }
            }
        }

        @Test(arguments: try Vectors.load("settings", as: Vector.self))
        func findsWhatBotocoreFinds(_ vector: Vector) async throws {
            let surroundings = surroundings(vector)
            let region = try? Settings(surroundings).region()
            #expect(region == vector.found.region.value)

            let endpoint = try? Self.endpoint(surroundings)
            // botocore drops the wish for FIPS beside an endpoint of one's own; here that is an error, as AWS's rules for
            // endpoints have it.
            let isRefused = vector.name == "FIPS beside an endpoint"
            #expect(endpoint?.description == (isRefused ? nil : vector.found.endpoint.value))

            let chain = CredentialsChain.standard(surroundings: surroundings, transport: AnsweringTransport())
            let keys = try? await chain.credentials()
            #expect(keys.map { [$0.accessKeyID, $0.secretAccessKey, $0.sessionToken] } == vector.found.keys.value)
        }

        private static func endpoint(_ surroundings: Surroundings) throws -> Endpoint {
            try ClientConfiguration.read(surroundings, transport: AnsweringTransport()).resolvedEndpoint()
        }

        private func surroundings(_ vector: Vector) -> Surroundings {
            var variables = vector.variables
            variables["AWS_EC2_METADATA_DISABLED"] = "true"
            var files: [String: String] = [:]
            let config = (variables["AWS_CONFIG_FILE"] ?? "~/.aws/config").replacing("~", with: "/home/u")
            let credentials = (variables["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials").replacing(
                "~", with: "/home/u")
            files[config] = vector.config?.replacing("{program}", with: "/bin/keys")
            files[credentials] = vector.credentials?.replacing("{program}", with: "/bin/keys")
            return .table(variables, files: files) { words throws(CredentialsError) in
                #expect(words[0] == "/bin/keys")
                return #"{"Version":1,"AccessKeyId":"p-id","SecretAccessKey":"p-secret","SessionToken":"p-token"}"#
            }
        }

        /// `AWS_REGION` is older tools' stranger, botocore's too, but goes first with all others.
        @Test(arguments: [
            (["AWS_REGION": "a-1", "AWS_DEFAULT_REGION": "b-1"], "a-1"),
            (["AWS_REGION": "", "AWS_DEFAULT_REGION": "b-1"], "b-1"),
            (["AWS_PROFILE": "p", "AWS_DEFAULT_PROFILE": "default"], "p-1"), (["AWS_DEFAULT_PROFILE": "p"], "p-1"),
            ([:], "c-1"),
        ])
        func ranksTheVariables(_ variables: [String: String], _ expected: String) throws {
            let config = "[default]\nregion = c-1\n[profile p]\nregion = p-1\n"
            #expect(try Settings(.table(config: config, variables)).region() == expected)
        }

        @Test(
            arguments: [
                (
                    nil, [:],
                    "there is no region: neither AWS_REGION nor AWS_DEFAULT_REGION is set, and the profile `default` of "
                        + "/home/u/.aws/config has no `region`; set one of them, as to `us-east-1`"
                ),
                (
                    nil, ["AWS_PROFILE": "x"],
                    "AWS_PROFILE names the profile `x`, which is neither in /home/u/.aws/config (as `[profile x]`) nor in "
                        + "/home/u/.aws/credentials (as `[x]`)"
                ),
                (nil, ["AWS_REGION": "us_east"], "`us_east` is no region; write one as in `us-east-1`"),
                (
                    nil, ["AWS_REGION": "a-1", "AWS_USE_FIPS_ENDPOINT": "1"],
                    "AWS_USE_FIPS_ENDPOINT holds `1`; write `true` or `false`"
                ),
                (
                    "[default]\nregion = a-1\nuse_dualstack_endpoint = yes\n", [:],
                    "`use_dualstack_endpoint` of the profile `default` in /home/u/.aws/config holds `yes`; write `true` or `false`"
                ),
                (
                    nil, ["AWS_REGION": "a-1", "AWS_ENDPOINT_URL_DYNAMODB": "localhost:8000"],
                    "AWS_ENDPOINT_URL_DYNAMODB: `localhost:8000` is no endpoint: it begins with neither `http://` nor `https://`; "
                        + "write one as in `http://localhost:8000`"
                ),
                (
                    "[default]\nregion = a-1\nservices = s\n[services s]\ndynamodb =\n  endpoint_url = http://h/p\n",
                    [:],
                    "`endpoint_url` of dynamodb in `[services s]` of /home/u/.aws/config: `http://h/p` is no endpoint: requests go "
                        + "to `/`, so leave off what follows the host and its port"
                ),
                (
                    "[default]\nregion = a-1\nservices = gone\n", [:],
                    "the profile `default` names the services `gone`, but /home/u/.aws/config has no section `[services gone]`"
                ),
                (
                    nil, ["AWS_REGION": "a-1", "AWS_ENDPOINT_URL": "http://h", "AWS_USE_FIPS_ENDPOINT": "true"],
                    "the endpoint http://h is given, and FIPS or dual stack is asked for, which chooses among the region's own "
                        + "endpoints; leave off one of them"
                ),
                (
                    nil, ["AWS_REGION": "local", "AWS_USE_DUALSTACK_ENDPOINT": "true"],
                    "the region `local` has no endpoint for FIPS or dual stack; use neither"
                ),
                ("[default]\nregion\n", [:], "/home/u/.aws/config, line 2: neither `[section]` nor `name = value`"),
            ] as [(String?, [String: String], String)])
        func saysWhatIsWrong(_ config: String?, _ variables: [String: String], _ expected: String) {
            let error = #expect(throws: ConfigurationError.self) {
                try ClientConfiguration.read(.table(config: config, variables), transport: AnsweringTransport())
            }
            #expect(error?.description == expected)
        }

        @Test func readsTheWhole() throws {
            let variables = [
                "AWS_REGION": "eu-west-1", "AWS_USE_DUALSTACK_ENDPOINT": "TRUE", "AWS_USE_FIPS_ENDPOINT": "false",
            ]
            let configuration = try ClientConfiguration.read(.table(variables), transport: AnsweringTransport())
            #expect(configuration.region == "eu-west-1")
            #expect(configuration.endpoint == nil)
            #expect(configuration.usesDualStack && !configuration.usesFIPS)
            #expect(try configuration.resolvedEndpoint() == Endpoint(host: "dynamodb.eu-west-1.api.aws"))
        }

        /// The process's own surroundings: the variables that it has, and files that are and are not.
        @Test func readsTheProcess() {
            let surroundings = Surroundings.process
            #expect(surroundings.variables == ProcessInfo.processInfo.environment)
            #expect(surroundings.readFile(#filePath)?.starts(with: "#if HTTP".utf8) == true)
            #expect(surroundings.readFile(#filePath + ".absent") == nil)
            #expect(surroundings.homeDirectory != nil)
            #expect(surroundings.now() > 1_700_000_000)
        }
    }
#endif
