/// How long to wait before a batch's rest is sent again, and how often.
public struct Backoff: Sendable {
    /// How many requests in a row may bring nothing.
    public var attempts: Int
    /// The longest wait before the second request.
    public var first: Duration
    /// The longest wait at all.
    public var most: Duration
    private let sleep: @Sendable (Duration) async -> Void

    /// Waits that double from `first` up to `most`, each cut to a random part so that callers do not come back together.
    ///
    /// - Parameter sleep: waits; tests give one that does not.
    public init(
        attempts: Int = 8, first: Duration = .milliseconds(50), most: Duration = .seconds(5),
        sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        self.attempts = max(1, attempts)
        self.first = first
        self.most = most
        self.sleep = sleep
    }

    /// Waits after so many requests in a row that brought nothing, from 1.
    func wait(after count: Int) async {
        let longest = min(most, first * (1 << min(max(count - 1, 0), 16)))
        await sleep(longest * Double.random(in: 0.5...1))
    }
}
