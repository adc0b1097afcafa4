#if HTTP
    import KeywrightRuntime

    /// Whether a request may be sent again after its answer was lost: the connection broke or ran out of time after the
    /// request had gone out, the service failed (5xx), or the answer's bytes are not whole.
    ///
    /// The request may then have been carried out or not, so it is repeated only where doing it twice is doing it once.
    ///
    /// | request | repeated |
    /// |---|---|
    /// | every read | always |
    /// | `TransactWriteItems` | always: the token makes two sendings one write for ten minutes (F4.18) |
    /// | `BatchWriteItem` | always: it has only puts and deletes without conditions (F4.13) |
    /// | `PutItem`, `DeleteItem` with or without a condition | unless the old item is asked for |
    /// | `UpdateItem` that only assigns: `SET p = :v`, `SET p = if_not_exists(p, :v)`, `REMOVE p`, `ADD p :set`, `DELETE p :set`, where `p` does not end in a list index | unless old values are asked for |
    /// | `UpdateItem` that does anything else | only where its condition demands what the update itself ends: see ``update(_:)`` |
    /// | operations on tables | always: the second is refused where the first was carried out |
    ///
    /// An answer with old values (`ALL_OLD`, `UPDATED_OLD`) is never asked for twice: after a first attempt that was carried
    /// out, the second would give as old what the first wrote. New values are the same both times.
    ///
    /// What was repeated and then refused leaves a doubt, as the first attempt may have made the condition false. The error
    /// says so in `mayHaveBeenApplied`.
    ///
    /// Other writers are not looked at: one that writes between the two attempts sees the request take effect twice.
    enum Repeatability: Hashable, Sendable {
        /// It changes nothing.
        case read
        /// Twice is once, or the second time is refused.
        case idempotent
        /// It must not be done twice.
        case once

        /// A put replaces the whole item, whatever it was.
        static func put(_ input: PutItemInput) -> Repeatability {
            input.returnValues == .none ? .idempotent : .once
        }

        /// A delete leaves nothing, whatever there was.
        static func delete(_ input: DeleteItemInput) -> Repeatability {
            input.returnValues == .none ? .idempotent : .once
        }

        /// An update is judged by its expressions.
        ///
        /// One that is not idempotent, such as `ADD n :1`, may be repeated only where its condition demands one of these,
        /// outside of `OR` and `NOT`, on a path without a list index:
        /// - `p = :old`, and the update sets `p` to another text, number, byte string or truth value, adds or subtracts
        ///   an integer other than 0 where `:old` is an integer, or removes `p`;
        /// - `attribute_not_exists(p)`, and the update sets `p` or adds to it, or `p` is a key attribute, since an update
        ///   creates the item;
        /// - `attribute_exists(p)`, and the update removes `p`.
        static func update(_ input: UpdateItemInput) -> Repeatability {
            switch input.returnValues {
            case .allOld, .updatedOld: return .once
            case .none, .allNew, .updatedNew: break
            }
            func tokens(_ expression: String) -> [ExpressionToken]? {
                expressionTokens(
                    expression, names: input.expressionAttributeNames, values: input.expressionAttributeValues)
            }
            guard let actions = tokens(input.updateExpression).flatMap(updateActions) else { return .once }
            if actions.allSatisfy(\.isIdempotent) { return .idempotent }
            guard let condition = input.conditionExpression.flatMap(tokens) else { return .once }
            let keyNames = Set(input.key.keys.map { Array($0.utf8) })
            let guards = conditionGuards(condition[...])
            return guards.contains { $0.isBroken(by: actions, keyNames: keyNames) } ? .idempotent : .once
        }
    }
#endif
