/// What is timed: the same work by generated code and by code written by hand.
struct BenchmarkCase: Sendable {
    /// What a result is, and so how much longer generated code may take for it.
    enum Kind {
        case key
        case item

        /// The most times that generated code may take of what code by hand takes.
        var limit: Double {
            switch self {
            case .key: 1.2
            case .item: 1.5
            }
        }

        /// How many results one run makes.
        var count: Int {
            switch self {
            case .key: 8_192
            case .item: 2_048
            }
        }
    }

    var name: String
    var kind: Kind
    /// Makes so many results.
    var generated: @Sendable (Int) -> Void
    /// Makes so many results.
    var handWritten: @Sendable (Int) -> Void
    /// Whether both give the same for every sample.
    var agrees: @Sendable () -> Bool
}

/// The least times of a case: what else the machine does can only add to them.
struct Timing {
    static let runs = 200
    private static let warmUp = 5

    /// Nanoseconds for one result.
    let generated: Double
    /// Nanoseconds for one result.
    let handWritten: Double

    var ratio: Double { generated / handWritten }

    /// Runs both in turn, so that both meet the same machine.
    init(_ benchmarkCase: BenchmarkCase) {
        let count = benchmarkCase.kind.count
        for _ in 0..<Timing.warmUp {
            benchmarkCase.generated(count)
            benchmarkCase.handWritten(count)
        }
        let clock = ContinuousClock()
        var best: (generated: Duration?, handWritten: Duration?) = (nil, nil)
        for _ in 0..<Timing.runs {
            let generated = clock.measure { benchmarkCase.generated(count) }
            let handWritten = clock.measure { benchmarkCase.handWritten(count) }
            best.generated = min(best.generated ?? generated, generated)
            best.handWritten = min(best.handWritten ?? handWritten, handWritten)
        }
        self.generated = (best.generated ?? .zero) / .nanoseconds(count)
        self.handWritten = (best.handWritten ?? .zero) / .nanoseconds(count)
    }
}

/// Takes a result of which the optimizer must not know that nobody looks at it.
@inline(never)
func blackHole<Value>(_ value: borrowing Value) {}

/// Gives a value of which the optimizer must not know where it comes from.
@inline(never)
func opaque<Value>(_ value: Value) -> Value { value }
