/// The cases that any client must pass, written from what the service does, not from what an emulator does.
///
/// Whoever writes a client, or an adapter round another SDK, runs them in a test and sees where it does otherwise than
/// the service:
///
/// ```swift
/// @Test(arguments: ClientSuite.all)
/// func passes(testCase: ClientCase) async throws {
///     let result = try #require(await ClientSuite.run([testCase], on: MyClient()).first)
///     #expect(result.failure == nil)
/// }
/// ```
///
/// Each case makes tables of its own and removes them, sends few requests, asks for the kind of an error and never for
/// its words, and depends on no other case. A read that follows a write is consistent; of a global index it is repeated
/// for a while, because the index may lag (F2.29), and what a batch leaves undone is sent again (F4.13, F4.14). So the
/// cases hold for the service itself as well as for an engine in memory.
///
/// A case's `fact` is the number of what it shows in the project's collection of facts. Some cases are known to fail on
/// emulators; leave them out by their fact or title, and say why:
///
/// ```swift
/// let cases = ClientSuite.all.filter { $0.fact != "F4.18" }  // the emulator has no tokens
/// ```
public enum ClientSuite {
    /// All cases, by subject.
    public static let all: [ClientCase] = tablesAndKeys + itemsAndExpressions + operations
}
