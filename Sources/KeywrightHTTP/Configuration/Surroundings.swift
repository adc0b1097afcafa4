#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What settings and credentials are read from: the process's own surroundings, or in tests a table.
    struct Surroundings: Sendable, CustomReflectable {
        /// The environment.
        var variables: [String: String]
        /// A file's bytes; nil where there is none, or none that may be read.
        var readFile: @Sendable (_ path: String) -> [UInt8]?
        /// Seconds since 1970 began.
        var now: @Sendable () -> Int64
        /// What `~` stands for.
        var homeDirectory: String?
        /// Runs a program by its words and gives what it wrote.
        var runProgram: @Sendable (_ words: [String]) async throws(CredentialsError) -> [UInt8]

        /// The surroundings of this process, as they are now.
        static var process: Surroundings {
            let variables = ProcessInfo.processInfo.environment
            return Surroundings(
                variables: variables,
                readFile: { path in FileManager.default.contents(atPath: path).map { Array($0) } },
                now: { Int64(Date().timeIntervalSince1970.rounded(.down)) },
                homeDirectory: variables["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path,
                runProgram: { words throws(CredentialsError) in
                    try await runCredentialProgram(words, variables: variables)
                }
            )
        }

        /// A variable that is set to something.
        func variable(_ name: String) -> String? {
            guard let value = variables[name], !value.isEmpty else { return nil }
            return value
        }

        /// A path with `~` at its beginning replaced.
        func expanded(_ path: String) -> String {
            guard let homeDirectory, path == "~" || path.hasPrefix("~/") else { return path }
            return homeDirectory + path.dropFirst()
        }

        /// Without the variables, among which secrets may stand.
        var customMirror: Mirror { Mirror(self, children: ["homeDirectory": homeDirectory as Any]) }
    }
#endif
