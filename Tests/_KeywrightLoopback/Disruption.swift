/// What happens to one exchange instead of what should.
package enum Disruption: Sendable {
    /// This answer, and the request is not carried out. Headers replace those of their name.
    case answer(status: Int, body: [UInt8], headers: [(name: String, value: String)] = [])
    /// The connection ends, and the request is not carried out.
    case closeWithoutApplying
    /// The request is carried out, and the connection ends without an answer.
    case closeAfterApplying
    /// The request is carried out, and the connection ends in the middle of the body that the head has announced.
    case truncateAfterApplying
    /// The request is carried out, and one bit of the answer's body is not what the checksum says: of its last letter
    /// or digit, so that the body mostly stays JSON, or of its last byte where there is none.
    case corruptAfterApplying
    /// The request is carried out at once, and the answer waits.
    case delay(Duration)
}
