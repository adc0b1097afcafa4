import ArgumentParser
import KeywrightDiagnostics

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes designs to measure with, and times the stages of the compiler beside libyaml's own loop.
@main
struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywright-benchmark",
        subcommands: [WriteDesign.self, WriteByHand.self, TimeStages.self, TimeKeys.self])
}

struct WriteDesign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design", abstract: "Write the files of a sound design, always the same for one size.")

    @Argument(help: "How many entities it has.") var entities: Int
    @Argument(help: "The folder to write to, which is made.") var folder: String

    func run() throws {
        let texts = SyntheticDesign(entities: max(1, entities)).texts
        try write(texts.enumerated().map { (SyntheticDesign.fileName($0), $1) }, to: folder)
    }
}

struct WriteByHand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "by-hand", abstract: "Write the Swift of such a design as one writes it by hand.")

    @Argument(help: "How many entities it has.") var entities: Int
    @Argument(help: "The folder to write to, which is made.") var folder: String

    func run() throws {
        try write(HandWrittenModule(SyntheticDesign(entities: max(1, entities))).files, to: folder)
    }
}

/// Writes files of a folder, which is made.
private func write(_ files: [(name: String, text: String)], to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in files {
        let path = folder + "/" + file.name
        guard FileManager.default.createFile(atPath: path, contents: Data(file.text.utf8)) else {
            throw Failure(description: "cannot write \(path)")
        }
    }
}

struct TimeStages: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time", abstract: "Time each stage beside libyaml's own loop over the same text.")

    @Option(help: "How often to run; the least time of each stage counts.") var runs = 20
    @Flag(help: "Leave out the stages behind the front end.") var frontEnd = false
    @Flag(help: "Leave out the stages that are not of `keywright check`.") var check = false
    @Argument(help: "The files of one design, its own first.") var files: [String]

    func run() throws {
        let files = try files.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure(description: "cannot read \(path)")
            }
            return SourceFile(path: path, bytes: Array(data))
        }
        let last = frontEnd ? stages.lastIndex(where: \.isFrontEnd) : nil
        let front = last.map { Array(stages[...$0]) } ?? stages
        // The first is the loop that the others are compared with.
        let timed = check ? stages.prefix(1) + stages.filter(\.isCheck) : front
        let timings = try time(timed, over: files, runs: max(1, runs))
        print("\(files.count) file(s), \(files.map(\.bytes.count).reduce(0, +)) bytes, least of \(runs) runs")
        print(timings.table, terminator: "")
    }
}

struct TimeKeys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Time each rule of a family over designs of keys alone.")

    @Option(help: "How often to run; the least time of each rule counts.") var runs = 3
    @Option(help: "How the codes of the rules begin.") var rules = "KW1"
    @Argument(help: "What the keys have in common.") var family: KeyDesign.Family
    @Argument(help: "How many entities each design has.") var entities: [Int]

    func run() throws {
        for count in entities {
            let text = KeyDesign(family: family, entities: max(1, count)).text
            let file = SourceFile(path: "keys.keywright.yaml", bytes: Array(text.utf8))
            print("\n\(count) entities, \(family), \(file.bytes.count) bytes, least of \(runs) runs")
            print(try RuleTimings(family: rules, of: file, runs: max(1, runs)).table, terminator: "")
        }
    }
}
