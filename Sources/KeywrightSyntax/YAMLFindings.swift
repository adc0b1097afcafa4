package import KeywrightDiagnostics

/// The findings of reading YAML, sorted by name.
extension Diagnostic {
    static func duplicateKey(_ name: String, at place: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "key `\(name)` stands twice in one map", at: Label(place, "again here"),
            related: [Label(first, "first here")])
    }

    static func endlessAlias(_ name: String, at place: SourceSpan, anchor: SourceSpan) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error, "alias `*\(name)` stands within the node that `&\(name)` names",
            at: Label(place, "would hold itself"), related: [Label(anchor, "the node begins here")])
    }

    static func expandsTooFar(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "aliases and merge keys bring in more than \(YAMLLimits.expandedNodes) nodes",
            at: Label(place, "over the limit from here on"))
    }

    static func fileTooLarge(_ file: FileID) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "file is over the limit of \(YAMLLimits.fileBytes) bytes",
            at: Label(.start(of: file)), help: ["split the design into several files with `include`"])
    }

    static func keyIsNoText(isMapping: Bool, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "\(isMapping ? "map" : "list") stands where a key is expected",
            at: Label(place, "a key is text"),
            help: ["quote text that begins with `\(isMapping ? "{" : "[")`"])
    }

    static func mergesNoMap(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, .error, "`<<` takes a map, or a list of maps", at: Label(place, "not a map"),
            help: ["name a map by an alias: `<<: *name`"])
    }

    static func nestedTooDeeply(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "maps and lists stand more than \(YAMLLimits.nesting) deep within each other",
            at: Label(place, "over the limit from here on"))
    }

    static func notUTF8(_ bytes: some Sequence<UInt8>, at place: SourceSpan) -> Diagnostic {
        let hex = bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
        return Diagnostic(
            .yamlSyntax, .error, "file is not UTF-8: found \(hex.joined(separator: " "))",
            at: Label(place, "not UTF-8"),
            help: ["save the file as UTF-8"])
    }

    static func secondDocument(at place: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error, "file holds several YAML documents, a design is one",
            at: Label(place, "a second document begins here"), related: [Label(first, "the first begins here")],
            help: ["put the parts into files of their own and name them under `include`"])
    }

    /// Text that YAML took for a comment.
    ///
    /// - Parameters:
    ///   - key: the key of the value; nil for an element of a list, or a key itself.
    ///   - left: what YAML left of the text.
    ///   - place: the text as it was meant.
    ///   - signs: by which it is known whether the comment was surely meant as text.
    package static func swallowedByComment(
        key: String?, left: String, quoted: String, signs: CommentSigns, place: SourceSpan, comment: SourceSpan,
        subject: Subject = Subject()
    ) -> Diagnostic {
        let isSafe = signs.holdsPlaceholder || left.isEmpty && !signs.isRemark
        let name = key.map { "`\($0)`" } ?? "the text"
        // A text over several lines is told as YAML reads it: folded to one.
        let folded = left.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: " ")
        let seen = folded.isEmpty ? "\(name) has no value" : "\(name) is `\(folded)`"
        return Diagnostic(
            .lostToYAML, .error, "\(seen), since YAML reads what follows ` #` as a comment",
            at: Label(comment, "lost to YAML"), help: ["quote the text: \(quoted)"], subject: subject,
            fixIts: [FixIt("quote the text", isSafe: isSafe, edits: [FixIt.Edit(place, quoted)])])
    }

    static func syntax(
        _ problem: String, at place: SourceSpan, context: String? = nil, begin: SourceSpan? = nil,
        found: Unicode.Scalar? = nil
    ) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error, problem, at: Label(place), related: begin.map { [Label($0, context ?? "")] } ?? [],
            help: yamlSyntaxHelp(problem: problem, context: context, found: found))
    }

    static func tooLong(isKey: Bool, bytes: Int, at place: SourceSpan) -> Diagnostic {
        let limit = isKey ? YAMLLimits.keyBytes : YAMLLimits.textBytes
        return Diagnostic(
            .tooLarge, .error, "\(isKey ? "key" : "text") of \(bytes) bytes is over the limit of \(limit)",
            at: Label(place, "too long"))
    }

    static func tooManyDirectives(at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooLarge, .error, "file has more than \(YAMLLimits.directives) `%TAG` lines",
            at: Label(place, "over the limit from here on"), help: ["remove them: a design has no tags"])
    }

    static func undefinedAlias(_ name: String, at place: SourceSpan) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error, "alias `*\(name)` names no anchor that stands before it",
            at: Label(place, "no `&\(name)` before this"), help: ["quote text that begins with `*`"])
    }
}
