import KeywrightCodeGen
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The generated Swift of accepted designs, each in a namespace and a file of its own, in folders of as many as are
/// type-checked at once.
struct AcceptedDesigns {
    /// How many are type-checked together.
    static let inOneBatch = 40

    let folder: String
    /// The names of the designs as they are, unbroken.
    let plainNames: Set<String>
    private(set) var count = 0
    private var seen: Set<Int> = []
    private var batch: [String] = []
    private var designsInBatch = 0
    private var batches = 0

    init(folder: String, plainNames: Set<String>) {
        self.folder = folder
        self.plainNames = plainNames
    }

    /// Keeps the Swift of a design unless one was kept that differs in comments alone.
    mutating func add(_ compilation: Compilation, _ title: String) throws {
        guard var design = compilation.design, let plan = compilation.plan, let emitter = Emitter.named("swift") else {
            return
        }
        let options = EmitOptions(access: .internal, sourcePath: "design.keywright.yaml")
        // Also where the design is one of many: the emitter must not fail on its own name.
        for other in Emitter.all where other.name != emitter.name {
            _ = try other.emit(design, plan: plan, options: options)
        }
        let ownName = design.name
        design.name = "Design"
        let code = try emitter.emit(design, plan: plan, options: options).map { withoutComments($0.contents) }
        guard seen.insert(code.hashValue).inserted else { return }
        count += 1
        // A name that is itself a mutation stays, alone in its folder.
        let isRenamed = !plainNames.contains(ownName)
        if isRenamed { try finish() }
        design.name = isRenamed ? ownName : "Design\(count)"
        // Swift wants every import of a module to say its access where one does: all of a batch have the same.
        var batchOptions = options
        batchOptions.access = EmitOptions.Access.allCases[batches % EmitOptions.Access.allCases.count]
        let text = try emitter.emit(design, plan: plan, options: batchOptions)
            .map { "#sourceLocation(file: \"\(escaped(title))\", line: 1)\n" + $0.contents + "#sourceLocation()\n" }
        // A file of its own for each: two of one design can import a module with different access.
        batch += text
        designsInBatch += 1
        if designsInBatch == Self.inOneBatch || isRenamed { try finish() }
    }

    mutating func finish() throws {
        guard !batch.isEmpty else { return }
        let name = "\(folder)/\(String(count + 1_000_000).dropFirst())"
        try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
        for (number, text) in batch.enumerated() {
            try Data(text.utf8).write(to: URL(filePath: "\(name)/File\(number).swift"))
        }
        batch = []
        designsInBatch = 0
        batches += 1
    }

    private func withoutComments(_ text: String) -> String {
        text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    }

    private func escaped(_ title: String) -> String {
        String(title.map { $0 == "\"" || $0 == "\\" || $0 == "\n" ? "'" : $0 })
    }
}
