internal import CLibYAML
import KeywrightDiagnostics

/// Feeds the events of a text to a builder. This file is the only place that knows libyaml.
///
/// - Parameters:
///   - text: UTF-8 without a byte order mark; it begins at byte `base` of the file.
/// - Returns: whether the text was read to its end; if not, the builder holds the finding that says why.
func feedYAMLEvents(
    of text: UnsafeBufferPointer<UInt8>, base: Int, to builder: inout TreeBuilder
) -> Bool {
    // libyaml asserts that there is a pointer, which an empty text need not have.
    guard !text.isEmpty else { return true }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
        parser.deallocate()
        event.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else {
        builder.stop(.syntax("out of memory", at: .start(of: builder.file)))
        return false
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)

    var firstDocument: SourceSpan?
    while !builder.isStopped {
        guard yaml_parser_parse(parser, event) == 1 else {
            let finding = syntaxFinding(parser, base: base, builder: &builder)
            builder.stop(finding)
            return false
        }
        defer { yaml_event_delete(event) }
        let start = event.pointee.start_mark.index
        let end = event.pointee.end_mark.index
        switch event.pointee.type {
        case YAML_SCALAR_EVENT:
            builder.scalar(
                UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length),
                style(of: event.pointee.data.scalar.style), start: start, end: end,
                hasProperties: event.pointee.data.scalar.anchor != nil || event.pointee.data.scalar.tag != nil)
        case YAML_MAPPING_START_EVENT:
            builder.open(
                isMapping: true, isFlow: event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                start: start,
                hasProperties: event.pointee.data.mapping_start.anchor != nil
                    || event.pointee.data.mapping_start.tag != nil)
        case YAML_SEQUENCE_START_EVENT:
            builder.open(
                isMapping: false, isFlow: event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                start: start,
                hasProperties: event.pointee.data.sequence_start.anchor != nil
                    || event.pointee.data.sequence_start.tag != nil)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
            builder.close(start: start, end: end)
        case YAML_ALIAS_EVENT:
            guard let name = event.pointee.data.alias.anchor else { continue }
            // The name is ASCII, so its bytes are the marks' scalars less the asterisk.
            builder.alias(UnsafeBufferPointer(start: name, count: end - start - 1), start: start, end: end)
        case YAML_DOCUMENT_START_EVENT:
            let lower = builder.cursor.offset(of: start)
            let place = builder.span(lower, builder.cursor.offset(of: end))
            if let firstDocument {
                builder.stop(.secondDocument(at: place, first: firstDocument))
            }
            firstDocument = place
        case YAML_STREAM_END_EVENT:
            return true
        default:
            // Stream start, document end, and the no-event that only a finished parser gives.
            continue
        }
    }
    return false
}

private func style(of style: yaml_scalar_style_t) -> ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
}

/// The tokens of a text; nil where libyaml refuses one.
func readYAMLTokens(of text: UnsafeBufferPointer<UInt8>, cursor: inout MarkCursor) -> [YAMLToken]? {
    guard !text.isEmpty else { return [] }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let token = UnsafeMutablePointer<yaml_token_t>.allocate(capacity: 1)
    defer {
        parser.deallocate()
        token.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else { return nil }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)

    var tokens: [YAMLToken] = []
    tokens.reserveCapacity(text.count / 6)
    while yaml_parser_scan(parser, token) == 1 {
        defer { yaml_token_delete(token) }
        if token.pointee.type == YAML_STREAM_END_TOKEN { return tokens }
        guard let kind = kind(of: token.pointee) else { continue }
        let start = token.pointee.start_mark
        // Tokens without text are put in behind those that follow them; only their column counts.
        let isEmpty = start.index == token.pointee.end_mark.index
        let lower = isEmpty ? tokens.last?.range.upperBound ?? 0 : cursor.offset(of: start.index)
        let upper = isEmpty ? lower : cursor.offset(of: token.pointee.end_mark.index)
        tokens.append(YAMLToken(kind: kind, range: lower..<upper, column: start.column))
    }
    return nil
}

private func kind(of token: yaml_token_t) -> YAMLToken.Kind? {
    switch token.type {
    case YAML_VERSION_DIRECTIVE_TOKEN, YAML_TAG_DIRECTIVE_TOKEN: .directive
    case YAML_DOCUMENT_START_TOKEN: .documentStart
    case YAML_DOCUMENT_END_TOKEN: .documentEnd
    case YAML_BLOCK_SEQUENCE_START_TOKEN: .blockSequenceStart
    case YAML_BLOCK_MAPPING_START_TOKEN: .blockMappingStart
    case YAML_BLOCK_END_TOKEN: .blockEnd
    case YAML_FLOW_SEQUENCE_START_TOKEN: .flowSequenceStart
    case YAML_FLOW_SEQUENCE_END_TOKEN: .flowSequenceEnd
    case YAML_FLOW_MAPPING_START_TOKEN: .flowMappingStart
    case YAML_FLOW_MAPPING_END_TOKEN: .flowMappingEnd
    case YAML_BLOCK_ENTRY_TOKEN: .blockEntry
    case YAML_FLOW_ENTRY_TOKEN: .flowEntry
    case YAML_KEY_TOKEN: .key
    case YAML_VALUE_TOKEN: .value
    case YAML_ALIAS_TOKEN: .alias
    case YAML_ANCHOR_TOKEN: .anchor
    case YAML_TAG_TOKEN: .tag
    case YAML_SCALAR_TOKEN: .scalar(style(of: token.data.scalar.style))
    // The stream's start, and the no-token that only a finished scanner gives.
    default: nil
    }
}

/// What made the parser give up, in its own words, at its own places.
private func syntaxFinding(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, base: Int, builder: inout TreeBuilder
) -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
    let lower: Int
    switch parser.pointee.error {
    case YAML_READER_ERROR: lower = base + parser.pointee.problem_offset
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR: lower = builder.cursor.offset(of: parser.pointee.problem_mark.index)
    default: lower = 0
    }
    builder.stoppedAt = lower
    let (place, found) = builder.character(at: lower)
    let context = parser.pointee.context.map { String(cString: $0) }
    var begin: SourceSpan?
    if context != nil {
        let offset = builder.cursor.offset(of: parser.pointee.context_mark.index)
        // Where both are at one place a second label would say nothing that the first does not.
        if offset != lower { begin = builder.character(at: offset).place }
    }
    return .syntax(problem, at: place, context: context, begin: begin, found: found)
}
