#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The driver of libFuzzer, which calls the function below with what it tries.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// A mistake made on purpose, to see that the sanitizers report it.
enum Mistake: String {
    /// Memory that nobody frees.
    case leak
    /// A byte read behind the end.
    case overrun
    /// A failed precondition, as Swift's own checks are.
    case trap
    case hang

    func make(_ size: Int) {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size + 1)
        memory.initialize(repeating: 1, count: size + 1)
        switch self {
        case .leak: lost = UInt(bitPattern: memory) ^ UInt.max
        case .overrun: lost = UInt(memory[size + 1])
        case .trap: precondition(memory[size] != 1, "on purpose")
        case .hang: while memory[size] == 1 { lost &+= UInt(memory[size]) }
        }
        if self != .leak { memory.deallocate() }
    }
}

/// What a mistake leaves behind, so that none of it is optimised away.
nonisolated(unsafe) var lost: UInt = 0

/// What is tried: named in the environment, for merging starts this program again with arguments of libFuzzer alone.
nonisolated(unsafe) var target = FuzzTarget.reader
nonisolated(unsafe) var mistake: Mistake?

let name = getenv("KEYWRIGHT_FUZZ").map { String(cString: $0) } ?? ""
mistake = Mistake(rawValue: name)
if let named = FuzzTarget(rawValue: name) {
    target = named
} else if mistake == nil {
    print("fuzz: error: KEYWRIGHT_FUZZ is none of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    exit(2)
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = CommandLine.unsafeArgv
exit(
    runDriver(&count, &arguments) { base, size in
        if let mistake {
            mistake.make(size)
        } else {
            target.run(Array(UnsafeBufferPointer(start: base, count: size)))
        }
        return 0
    })
