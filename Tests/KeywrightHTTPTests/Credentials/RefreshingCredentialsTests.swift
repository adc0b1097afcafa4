#if HTTP
    import NIOConcurrencyHelpers
    import Testing

    @testable import KeywrightHTTP

    @Suite struct RefreshingCredentialsTests {
        /// A source whose fetches wait until the test lets them go.
        private actor GatedSource: CredentialsProvider {
            typealias Answer = Result<Credentials, CredentialsError>

            private(set) var fetches = 0
            private var waiting: [CheckedContinuation<Answer, Never>] = []
            private var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

            func credentials() async throws(CredentialsError) -> Credentials {
                fetches += 1
                let reached = observers.filter { $0.count <= fetches }
                observers.removeAll { $0.count <= fetches }
                reached.forEach { $0.continuation.resume() }
                return try await withCheckedContinuation { waiting.append($0) }.get()
            }

            /// Waits until so many fetches have begun.
            func begun(_ count: Int) async {
                guard fetches < count else { return }
                await withCheckedContinuation { observers.append((count, $0)) }
            }

            func answer(_ answer: Answer) {
                waiting.removeFirst().resume(returning: answer)
            }
        }

        private let clock = NIOLockedValueBox<Int64>(1000)
        private let source = GatedSource()
        private let failure = CredentialsError("out of order", isPassing: true)

        private func refreshing(jitter: Int64 = 0) -> RefreshingCredentials {
            RefreshingCredentials(source, now: { [clock] in clock.withLockedValue { $0 } }, jitter: { jitter })
        }

        private func credentials(_ id: String, until end: Int64?) -> Credentials {
            Credentials(accessKeyID: id, secretAccessKey: "s", expiration: end)
        }

        private func set(_ time: Int64) {
            clock.withLockedValue { $0 = time }
        }

        /// Fetches the first credentials.
        private func start(_ refreshing: RefreshingCredentials, until end: Int64?) async throws {
            async let first = refreshing.credentials()
            await source.begun(1)
            await source.answer(.success(credentials("1", until: end)))
            #expect(try await first.accessKeyID == "1")
        }

        /// What is given until the fetch in the background has ended is seen by asking; nothing else says so.
        private func settle(_ refreshing: RefreshingCredentials, _ id: String) async throws {
            while try await refreshing.credentials().accessKeyID != id { await Task.yield() }
        }

        @Test func sharesOneFetch() async throws {
            let refreshing = refreshing()
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 {
                    group.addTask { try await refreshing.credentials().accessKeyID }
                }
                await source.begun(1)
                await source.answer(.success(credentials("1", until: nil)))
                for try await id in group { #expect(id == "1") }
            }
            #expect(await source.fetches == 1)
            set(.max)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            #expect(await source.fetches == 1)
        }

        @Test(arguments: [(Int64(0), Int64(3700)), (60, 3640), (-60, 3760)])
        func renewsInTheBackground(_ jitter: Int64, _ renewal: Int64) async throws {
            let refreshing = refreshing(jitter: jitter)
            try await start(refreshing, until: 4000)
            set(renewal - 1)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            #expect(await source.fetches == 1)
            set(renewal)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            await source.begun(2)
            // The fetch is under way, and nobody waits for it or begins another.
            #expect(try await refreshing.credentials().accessKeyID == "1")
            #expect(await source.fetches == 2)
            await source.answer(.success(credentials("2", until: 8000)))
            try await settle(refreshing, "2")
            #expect(await source.fetches == 2)
        }

        @Test func waitsInTheLastMinute() async throws {
            let refreshing = refreshing()
            try await start(refreshing, until: 4000)
            set(3940)
            async let waiting = refreshing.credentials()
            await source.begun(2)
            await source.answer(.success(credentials("2", until: 8000)))
            #expect(try await waiting.accessKeyID == "2")
        }

        /// One who comes in the last minute waits for the fetch that began before.
        @Test func joinsTheFetchInTheBackground() async throws {
            let refreshing = refreshing()
            try await start(refreshing, until: 4000)
            set(3800)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            await source.begun(2)
            set(3999)
            async let waiting = refreshing.credentials()
            await source.answer(.success(credentials("2", until: 8000)))
            #expect(try await waiting.accessKeyID == "2")
            #expect(await source.fetches == 2)
        }

        @Test func keepsTheOldWhenTheNewFail() async throws {
            let refreshing = refreshing()
            try await start(refreshing, until: 4000)
            set(3950)
            async let waiting = refreshing.credentials()
            await source.begun(2)
            await source.answer(.failure(failure))
            #expect(try await waiting.accessKeyID == "1")
            // Not again for 15 seconds,
            set(3964)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            #expect(await source.fetches == 2)
            // then again,
            set(3965)
            let later = Task { try await refreshing.credentials() }
            await source.begun(3)
            // and past their end the failure is the caller's.
            set(4000)
            await source.answer(.failure(failure))
            await #expect(throws: failure) { try await later.value }
            async let last = refreshing.credentials()
            await source.begun(4)
            await source.answer(.success(credentials("2", until: 8000)))
            #expect(try await last.accessKeyID == "2")
        }

        @Test func refusesEndedOnes() async throws {
            let refreshing = refreshing()
            let first = Task { try await refreshing.credentials() }
            await source.begun(1)
            await source.answer(.success(credentials("1", until: 1000)))
            await #expect(
                throws: CredentialsError(
                    "new credentials were fetched, but they have ended already by this machine's clock"
                )
            ) { try await first.value }
        }

        /// Short-lived credentials are renewed after half, and waited for in the last quarter, of their time.
        @Test func fitsToShortLives() async throws {
            let refreshing = refreshing()
            try await start(refreshing, until: 1100)
            set(1049)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            #expect(await source.fetches == 1)
            set(1074)
            #expect(try await refreshing.credentials().accessKeyID == "1")
            await source.begun(2)
            set(1075)
            async let waiting = refreshing.credentials()
            await source.answer(.success(credentials("2", until: 1175)))
            #expect(try await waiting.accessKeyID == "2")
        }

        @Test func letsOneGoAndServesTheOthers() async throws {
            let refreshing = refreshing()
            let patient = Task { try await refreshing.credentials().accessKeyID }
            await source.begun(1)
            let cancelled = Task { try await refreshing.credentials().accessKeyID }
            cancelled.cancel()
            // It ends before the fetch does.
            let error = await #expect(throws: CredentialsError.self) { try await cancelled.value }
            #expect(error?.description == "the task was cancelled while it waited for credentials")
            await source.answer(.success(credentials("1", until: nil)))
            #expect(try await patient.value == "1")
            #expect(await source.fetches == 1)
        }

        @Test func goesOnWhenAllAreCancelled() async throws {
            let refreshing = refreshing()
            let cancelled = Task { try await refreshing.credentials() }
            await source.begun(1)
            cancelled.cancel()
            await #expect(throws: CredentialsError.self) { try await cancelled.value }
            await source.answer(.success(credentials("1", until: nil)))
            try await settle(refreshing, "1")
            #expect(await source.fetches == 1)
        }

        @Test func showsNoSecret() async throws {
            let kept = Credentials(accessKeyID: "A", secretAccessKey: "TheSecret", sessionToken: "TheToken")
            let refreshing = RefreshingCredentials(StaticCredentials(kept))
            #expect(try await refreshing.credentials() == kept)
            #expect("\(kept)" == "Credentials(A)")
            expectNoSecret(in: kept, ["TheSecret", "TheToken"])
            expectNoSecret(in: [kept], ["TheSecret", "TheToken"])
            expectNoSecret(in: CredentialsFinding.found(kept), ["TheSecret", "TheToken"])
            expectNoSecret(in: StaticCredentials(kept), ["TheSecret", "TheToken"])
            expectNoSecret(in: refreshing, ["TheSecret", "TheToken"])
            expectNoSecret(
                in: ClientConfiguration(region: "us-east-1", credentials: refreshing), ["TheSecret", "TheToken"]
            )
            let surroundings = Surroundings.table(
                ["AWS_SECRET_ACCESS_KEY": "TheSecret", "AWS_ACCESS_KEY_ID": "A", "AWS_SESSION_TOKEN": "TheToken"]
            )
            let chain = CredentialsChain.standard(surroundings: surroundings, transport: AnsweringTransport())
            #expect(try await chain.credentials() == kept)
            expectNoSecret(in: chain, ["TheSecret", "TheToken"])
        }
    }
#endif
