internal import KeywrightRuntime

/// One part of a parallel scan: a run of the collections in the order of their tokens.
struct ScanSegment {
    let number: Int
    let total: Int

    /// Both or neither, 1 to 1,000,000 segments, counted from 0 (F3.25). Nil without segments.
    init?(_ segment: Int?, of total: Int?) throws(DynamoDBError) {
        switch (segment, total) {
        case (nil, nil):
            return nil
        case (.some, nil):
            throw .refused(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is "
                    + "present")
        case (nil, .some):
            throw .refused(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is "
                    + "present")
        case (.some(let segment), .some(let total)):
            if total < 1 || total > 1_000_000 {
                throw .constraint(
                    "Value '\(total)' at 'totalSegments' failed to satisfy constraint: Member must have value "
                        + (total < 1 ? "greater than or equal to 1" : "less than or equal to 1000000"))
            }
            if segment < 0 {
                throw .constraint(
                    "Value '\(segment)' at 'segment' failed to satisfy constraint: Member must have value greater than "
                        + "or equal to 0")
            }
            if segment >= total {
                throw .refused(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                        + "\(segment) is not less than TotalSegments: \(total)")
            }
            number = segment
            self.total = total
        }
    }

    /// Whether a collection belongs to this part.
    func holds(_ collection: CollectionKey) -> Bool {
        UInt64(total).multipliedFullWidth(by: collection.token).high == UInt64(number)
    }
}
