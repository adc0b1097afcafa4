internal import CLibYAML
import KeywrightDiagnostics

/// Feeds the events of a text to a builder. The only place that knows libyaml.
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
