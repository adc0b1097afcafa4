#if HTTP
    import Dispatch

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    /// Runs a program that writes credentials, and gives what it wrote to its standard output.
    ///
    /// The words are the program and its arguments; no shell sees them. It has the same variables as this process. What it writes to its standard error goes where this
    /// process's goes, as it is for the operator and may hold secrets; there is nothing to read on its standard input.
    ///
    /// - Throws: `CredentialsError`, to follow the program's name, where it cannot be started, ends with another status than
    ///   0, writes more than a megabyte, or takes longer than a minute.
    func runCredentialProgram(
        _ words: [String], variables: [String: String], seconds: Int = 60
    ) async throws(CredentialsError) -> [UInt8] {
        // The thread is blocked while the program runs, so it is none of those that tasks share.
        let result = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                do throws(CredentialsError) {
                    let program = try CredentialProgram(words, variables)
                    continuation.resume(
                        returning: Result<[UInt8], CredentialsError>.success(try program.output(seconds)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    /// A program that was started.
    private struct CredentialProgram {
        private static let longest = 1_048_576

        private let process: pid_t
        private let output: Int32

        init(_ words: [String], _ variables: [String: String]) throws(CredentialsError) {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else {
                throw CredentialsError("cannot be started: \(Self.reason(errno))", isPassing: true)
            }
            let (reading, writing) = (ends[0], ends[1])
            defer { close(writing) }
            // Other programs that are started meanwhile must not hold the pipe open.
            _ = fcntl(reading, F_SETFD, FD_CLOEXEC)
            _ = fcntl(writing, F_SETFD, FD_CLOEXEC)
            let (status, started) = Self.spawn(words, variables, writing)
            guard status == 0 else {
                close(reading)
                throw CredentialsError("cannot be started: \(Self.reason(status))")
            }
            process = started
            output = reading
        }

        private static func spawn(
            _ words: [String], _ variables: [String: String], _ writing: Int32
        ) -> (status: Int32, process: pid_t) {
            #if canImport(Darwin)
                var actions: posix_spawn_file_actions_t?
                var attributes: posix_spawnattr_t?
            #else
                var actions = posix_spawn_file_actions_t()
                var attributes = posix_spawnattr_t()
            #endif
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, writing, 1)
            // The threads of a queue block signals; the program is to be stopped by them as usual.
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var none = sigset_t()
            sigemptyset(&none)
            posix_spawnattr_setsigmask(&attributes, &none)
            // A group of its own lets it be stopped with all that it started.
            posix_spawnattr_setpgroup(&attributes, 0)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

            let arguments = cStrings(words)
            let environment = cStrings(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
            defer { (arguments + environment).forEach { free($0) } }
            var process: pid_t = 0
            let status = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environment)
            return (status, process)
        }

        private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
            texts.map { strdup($0) } + [nil]
        }

        /// Waits for the program's end.
        func output(_ seconds: Int) throws(CredentialsError) -> [UInt8] {
            defer { close(output) }
            let deadline = ContinuousClock.now + .seconds(seconds)
            var read = read(until: deadline)
            var status: Int32 = 0
            // It may have closed its output and go on.
            while read != nil, waitpid(process, &status, WNOHANG) == 0 {
                if ContinuousClock.now < deadline { usleep(1000) } else { read = nil }
            }
            guard let read else {
                kill(-process, SIGKILL)
                while waitpid(process, &status, 0) == -1, errno == EINTR {}
                throw CredentialsError(
                    "took longer than \(seconds) s or wrote too much, and was stopped", isPassing: true)
            }
            guard status == 0 else {
                // The low seven bits are the signal that ended it, the next byte is its status.
                let signal = status & 0x7F
                throw CredentialsError(
                    signal == 0 ? "ended with status \(status >> 8 & 0xFF)" : "was ended by signal \(signal)")
            }
            return read
        }

        private func read(until deadline: ContinuousClock.Instant) -> [UInt8]? {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while bytes.count <= Self.longest {
                let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
                guard left > 0 else { return nil }
                var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
                // What is interrupted or not yet ready is waited for again.
                guard poll(&waiting, 1, Int32(left.rounded(.up))) > 0 else { continue }
                let count = systemRead(output, &buffer, buffer.count)
                if count == 0 { return bytes }
                if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
            }
            return nil
        }

        private static func reason(_ number: Int32) -> String {
            String(cString: strerror(number))
        }
    }

    private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
        read(file, buffer, count)
    }
#endif
