package import KeywrightWire

/// A request as it came over the wire.
package struct RecordedRequest: Sendable {
    /// Which request it is of all that the server got, from 1.
    package let number: Int
    /// On which connection it came, from 1 in the order of accepting: two requests with one number were kept alive.
    package let connection: Int
    package let method: String
    package let path: String
    /// As they came, with names in lower case.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The value of the first header of this name, in lower case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// What `X-Amz-Target` names, where it is an operation that there is.
    package var operation: WireOperation? {
        guard let target = header("x-amz-target"), target.hasPrefix(WireOperation.targetPrefix) else { return nil }
        return WireOperation(rawValue: String(target.dropFirst(WireOperation.targetPrefix.count)))
    }
}
