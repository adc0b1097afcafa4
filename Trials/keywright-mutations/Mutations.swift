import ArgumentParser
import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Breaks designs node by node and character by character, and holds the compiler to what it promises of any input.
@main
struct Mutations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywright-mutations",
        abstract: "Break designs in every way, and see that the compiler answers each.",
        discussion: """
            Of every broken design the compiler must tell without a crash, at places that lie in its file; what it accepts it \
            must generate. The Swift of what it accepts is written to --output, alike ones once, to be type-checked there.
            The case at hand stands in --journal, so that a crash can be told from it.
            """)

    @Argument(help: "The designs to break.") var designs: [String]
    @Option(help: "How many mutations; all there are, where that is less.") var count = 20_000
    @Option(help: "Of the prefixes of each file, every one of so many.") var prefixStep = 1
    @Option(help: "Of so many runs beside each other…") var parts = 1
    @Option(help: "…which this is, from 0: it takes every so many of the designs.") var part = 0
    @Option(help: "What chance follows from.") var seed: UInt64 = 1
    @Option(help: "The folder for generated Swift.") var output: String
    @Option(help: "The file that holds the case at hand.") var journal: String

    func validate() throws {
        guard count >= 0, prefixStep > 0, parts > 0, part >= 0 else {
            throw ValidationError("--count and --part are at least 0, --prefix-step and --parts at least 1.")
        }
    }

    func run() throws {
        let files = try designs.sorted().map {
            SourceFile(path: $0, bytes: Array(try Data(contentsOf: URL(filePath: $0))))
        }
        let compilations = files.map { compile($0) }
        let names = Set(compilations.compactMap { $0.design?.name })
        var trial = Trial(journal: journal, accepted: AcceptedDesigns(folder: output, plainNames: names))
        let chosen = chosenMutations(of: files, whereSound: compilations.map(\.isSound))
        for mutation in chosen where isOfPart(mutation.design) { try trial.run(mutation.broken(files), mutation.title) }
        let mutations = trial.figures
        for (position, file) in files.enumerated() where isOfPart(position) {
            for length in stride(from: 0, to: file.bytes.count, by: prefixStep) {
                let prefix = SourceFile(path: file.path, bytes: Array(file.bytes[..<length]))
                try trial.run(prefix, "\(file.path): the first \(length) bytes")
            }
        }
        try trial.accepted.finish()
        print("mutations: \(mutations.line)")
        print("with prefixes: \(trial.figures.line)")
        print("Swift of \(trial.accepted.count) designs that differ in more than comments")
        for breach in trial.breaches.prefix(20) { print("BROKEN \(breach)") }
        if !trial.breaches.isEmpty {
            print("\(trial.breaches.count) promises broken")
            throw ExitCode.failure
        }
    }

    private func isOfPart(_ design: Int) -> Bool { design % parts == part }

    /// Where there are more than asked for, chance chooses: half are gentle ones of designs that are accepted as they are,
    /// for only of these much is accepted still, a quarter are others of these, and a quarter break what is refused.
    private func chosenMutations(of files: [SourceFile], whereSound isSound: [Bool]) -> [Mutation] {
        var all = files.indices.flatMap { MutationSource.mutations(of: files[$0], at: $0, seed: seed) }
        guard all.count > count else { return all }
        var generator = SeededGenerator(seed: seed)
        all.shuffle(using: &generator)
        let gentle = all.filter { isSound[$0.design] && $0.isGentle }.prefix(count / 2)
        let hard = all.filter { isSound[$0.design] && !$0.isGentle }.prefix(count / 4)
        let others = all.filter { !isSound[$0.design] }.prefix(count - gentle.count - hard.count)
        return Array(gentle + hard + others)
    }
}
