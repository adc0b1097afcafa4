import KeywrightRuntime
import KeywrightWire
import Testing

/// What one end writes, the other reads back, of inputs and outputs by chance.
@Suite struct RoundTripTests {
    /// One operation with its chance inputs and outputs.
    struct Trip: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Writes, reads and compares; gives the two bodies.
        let make: @Sendable (inout RandomWire) throws -> (request: [UInt8], answer: [UInt8])
        /// Reads a body from both ends, and gives what it is as an answer and as a request, where it is one.
        let read: @Sendable ([UInt8]) -> (isAnswer: Bool, isRequest: Bool)

        init<Input: ServedRequest & Equatable>(
            _ input: @escaping @Sendable (inout RandomWire) -> Input,
            _ output: @escaping @Sendable (inout RandomWire) -> Input.Output
        ) where Input.Output: Equatable {
            testDescription = Input.operation.rawValue
            make = { random throws in
                let made = input(&random)
                let request = made.body()
                let madeAgain = try Input.request(request)
                #expect(madeAgain == made, "\(String(decoding: request, as: UTF8.self))")
                let given = output(&random)
                let answer = Input.body(of: given)
                let givenAgain = try Input.output(answer)
                #expect(givenAgain == given, "\(String(decoding: answer, as: UTF8.self))")
                return (request, answer)
            }
            read = { body in
                let answer: ()? = try? { _ = try Input.output(body) }()
                let request: ()? = try? { _ = try Input.request(body) }()
                return (answer != nil, request != nil)
            }
        }
    }

    static let trips: [Trip] = [
        Trip({ $0.getItem() }, { $0.getItemOutput() }), Trip({ $0.putItem() }, { $0.writeItemOutput() }),
        Trip({ $0.updateItem() }, { $0.writeItemOutput() }), Trip({ $0.deleteItem() }, { $0.writeItemOutput() }),
        Trip({ $0.query() }, { $0.pageOutput() }), Trip({ $0.scan() }, { $0.pageOutput() }),
        Trip({ $0.batchGetItem() }, { $0.batchGetItemOutput() }),
        Trip({ $0.batchWriteItem() }, { $0.batchWriteItemOutput() }),
        Trip({ $0.transactGetItems() }, { $0.transactGetItemsOutput() }),
        Trip({ $0.transactWriteItems() }, { $0.transactWriteItemsOutput() }),
    ]

    @Test("reading gives what was written", arguments: trips)
    func trip(_ trip: Trip) throws {
        var random = RandomWire(seed: 1)
        for _ in 0..<300 { _ = try trip.make(&random) }
    }

    @Test("no start of a body is a body", arguments: trips)
    func prefixes(_ trip: Trip) throws {
        var random = RandomWire(seed: 2)
        for _ in 0..<3 {
            let (request, answer) = try trip.make(&random)
            for body in [request, answer] {
                for count in 0..<min(body.count, 600) {
                    let (isAnswer, isRequest) = trip.read(Array(body[..<count]))
                    #expect(!isAnswer && !isRequest)
                }
            }
        }
    }

    @Test("a body with one byte changed is an error or a value", arguments: trips)
    func mutations(_ trip: Trip) throws {
        var random = RandomWire(seed: 3)
        var refused = 0
        for _ in 0..<20 {
            let (request, answer) = try trip.make(&random)
            for body in [request, answer] {
                for _ in 0..<50 {
                    var body = body
                    let place = random.number(0...body.count - 1)
                    body[place] =
                        random.flag()
                        ? UInt8(random.number(0...255)) : Array("\"\\{}[]:,0-nu".utf8)[random.number(0...11)]
                    let (isAnswer, isRequest) = trip.read(body)
                    if !isAnswer, !isRequest { refused += 1 }
                }
            }
        }
        #expect(refused > 200, "only \(refused) of 2000 were refused")
    }
}
