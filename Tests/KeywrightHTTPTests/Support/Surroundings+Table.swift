#if HTTP
    @testable import KeywrightHTTP

    extension Surroundings {
        /// Surroundings out of tables, at a time that stands still.
        static func table(
            _ variables: [String: String] = [:], files: [String: String] = [:], now: Int64 = 1_440_938_160,
            program: @escaping @Sendable ([String]) throws(CredentialsError) -> String = {
                words throws(CredentialsError) in
                throw CredentialsError("was not expected to run: \(words)")
            }
        ) -> Surroundings {
            Surroundings(
                variables: variables, readFile: { path in files[path].map { Array($0.utf8) } }, now: { now },
                homeDirectory: "/home/u",
                runProgram: { words throws(CredentialsError) in Array(try program(words).utf8) }
            )
        }

        static func table(config: String?, credentials: String? = nil, _ variables: [String: String] = [:])
            -> Surroundings
        {
            var files: [String: String] = [:]
            files["/home/u/.aws/config"] = config
            files["/home/u/.aws/credentials"] = credentials
            return table(variables, files: files)
        }
    }

    extension CredentialsFinding {
        /// What was found; nil for nothing.
        var credentials: Credentials? {
            switch self {
            case .found(let credentials): credentials
            case .absent: nil
            }
        }
    }
#endif
