import KeywrightDiagnostics

/// The findings of following `include`, sorted by name.
extension Diagnostic {
    static func includeCannotBeRead(_ path: String, why: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(.badInclude, .error, "`\(path)` cannot be read: \(why)", at: Label(place, "included here"))
    }

    /// - Parameter chain: the files from the one that is included again to the one that does, each with the place of the
    ///   `include` that led to it; the first's is of no matter.
    static func includeCycle(
        _ path: String, chain: [(path: String, place: SourceSpan)], at place: SourceSpan
    ) -> Diagnostic {
        let names = chain.map(\.path)
        // A circle of many files is told by its ends.
        let shown = names.count > 6 ? Array(names.prefix(3)) + ["…"] + names.suffix(2) : names
        return Diagnostic(
            .badInclude, .error,
            chain.count == 1
                ? "`\(path)` includes itself"
                : "files include each other in a circle: "
                    + (shown + names.prefix(1)).map { "`\($0)`" }.joined(separator: ", "),
            at: Label(place, "closes the circle"),
            related: chain.dropFirst().prefix(5).map { Label($0.place, "includes `\($0.path)`") },
            help: ["each file is read once wherever it is included, so one of the entries can go"])
    }

    static func includeIsFolder(_ path: String, at place: SourceSpan) -> Diagnostic {
        guard !path.isEmpty else {
            return Diagnostic(
                .badInclude, .error, "an entry of `include` is empty", at: Label(place, "names no file"),
                help: ["name a file relative to this one, or leave the entry out"])
        }
        return Diagnostic(
            .badInclude, .error, "`\(path)` is a folder", at: Label(place, "not a file"),
            help: ["name its files: `\(path.hasSuffix("/") ? path : path + "/")*.yaml`"])
    }

    static func includeIsMissing(_ path: String, nearest: String?, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badInclude, .error, "there is no file `\(path)`", at: Label(place, "no such file"),
            help: nearest.map { ["a file with a similar name exists: `\($0)`"] }
                ?? ["a path is relative to the file that includes"],
            fixIts: nearest.map { [FixIt("write `\($0)`", isSafe: false, edits: [FixIt.Edit(place, quoted($0))])] }
                ?? [])
    }

    static func includeIsOutside(_ path: String, why: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badInclude, .error, "`\(path)` is outside the design's folder: \(why)", at: Label(place, "outside"),
            help: ["move the file below the folder of the design's own file, and include it by a relative path"])
    }

    static func includeIsSpecial(_ path: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badInclude, .error, "`\(path)` is neither a file nor a folder", at: Label(place, "not a file"))
    }

    static func includeMatchesNothing(_ pattern: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .badInclude, .error, "no file matches `\(pattern)`", at: Label(place, "matches nothing"),
            help: ["a pattern is relative to the file that includes; `*` stays within a folder, `**` goes below it"])
    }

    static func includePathTooLong(bytes: Int, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "path of \(bytes) bytes is over the limit of \(IncludeLimits.pathBytes)",
            at: Label(place, "too long"))
    }

    static func includesTooManyBytes(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "the files of the design hold more than \(IncludeLimits.bytes) bytes",
            at: Label(place, "over the limit from here on"))
    }

    static func includesTooManyFiles(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "the design includes more than \(IncludeLimits.files) files",
            at: Label(place, "over the limit from here on"))
    }

    static func patternLooksTooFar(_ pattern: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "`\(pattern)` would have to look at more than \(IncludeLimits.entries) names",
            at: Label(place, "too wide"), help: ["begin the pattern with the folder that holds the files"])
    }

    /// A path as YAML takes it anywhere.
    private static func quoted(_ path: String) -> String {
        "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
