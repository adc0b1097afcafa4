#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    @Suite("What may be done twice")
    struct RepeatabilityTests {
        struct Update: CustomTestStringConvertible {
            var expected: Repeatability
            var update: String
            var condition: String?

            init(_ expected: Repeatability, _ update: String, if condition: String? = nil) {
                self.expected = expected
                self.update = update
                self.condition = condition
            }

            var testDescription: String { condition.map { "\(update) IF \($0)" } ?? update }

            func input(returning values: ReturnValues = .none) -> UpdateItemInput {
                UpdateItemInput(
                    tableName: "T", key: ["pk": .s("k")], updateExpression: update, conditionExpression: condition,
                    expressionAttributeNames: [
                        "#a": "a", "#same": "a", "#composed": "\u{E9}", "#decomposed": "e\u{301}", "#set": "SET",
                    ],
                    expressionAttributeValues: [
                        ":s": .s("text"), ":t": .s("other"), ":one": .n("1"), ":two": .n("2"), ":uno": .n("1.0"),
                        ":zero": .n("0"), ":half": .n("0.5"), ":list": .l([.n("1")]), ":names": .ss(["x"]),
                        ":numbers": .ns(["1"]), ":yes": .bool(true), ":none": .null,
                    ],
                    returnValues: values)
            }
        }

        static let unconditional: [Update] = [
            Update(.idempotent, "SET a = :s"),
            Update(.idempotent, "set #a = :s, b.c = :one remove d, #set.e"),
            Update(.idempotent, "SET a=:s,b=:one"),
            Update(.idempotent, "SET a = if_not_exists(a, :one)"),
            Update(.idempotent, "SET #a = if_not_exists ( #same , :one ), b = :s"),
            Update(.idempotent, "SET l[3].x = :one"),
            Update(.idempotent, "SET a = :list"),
            Update(.idempotent, "REMOVE a, b.c, l[0].x"),
            Update(.idempotent, "ADD tags :names, more :numbers"),
            Update(.idempotent, "DELETE tags :names"),
            Update(.idempotent, "DELETE tags :names SET a = :s ADD more :names REMOVE b"),
            Update(.once, "SET a = b"),
            Update(.once, "SET a = a"),
            Update(.once, "SET a = a + :one"),
            Update(.once, "SET a = a - :one"),
            Update(.once, "SET a = :one + a"),
            Update(.once, "SET a = :one + :two"),
            Update(.once, "SET a = if_not_exists(b, :one)"),
            Update(.once, "SET a = if_not_exists(a, b)"),
            Update(.once, "SET a = if_not_exists(a, :zero) + :one"),
            Update(.once, "SET #composed = if_not_exists(#decomposed, :one)"),
            Update(.once, "SET l[1] = if_not_exists(l[1], :one)"),
            Update(.once, "SET l[1].x = if_not_exists(l[2].x, :one)"),
            Update(.once, "SET l = list_append(l, :list)"),
            Update(.once, "SET l = list_append(if_not_exists(l, :list), :list)"),
            Update(.once, "SET l[3] = :one"),
            Update(.once, "SET a = :s, l[3] = :one"),
            Update(.once, "REMOVE l[0]"),
            Update(.once, "REMOVE a, l[0]"),
            Update(.once, "ADD n :one"),
            Update(.once, "ADD l[0] :names"),
            Update(.once, "ADD tags :names, n :one"),
            Update(.once, "DELETE l[0] :names"),
            Update(.once, "SET a = :s ADD n :one"),
            Update(.once, "SET a = :missing"),
            Update(.once, "SET #missing = :s"),
            Update(.once, "SET \u{E9} = :s"),
            Update(.once, "SET a"),
            Update(.once, "PUT a :s"),
            Update(.once, ""),
        ]

        static let conditional: [Update] = [
            // The item is what it is after the first time, whatever the condition.
            Update(.idempotent, "SET a = :s", if: "attribute_exists(pk)"),
            Update(.idempotent, "SET a = :s", if: "a <> :s"),
            // The first time ends what the condition demands.
            Update(.idempotent, "ADD n :one", if: "attribute_not_exists(pk)"),
            Update(.idempotent, "SET v = :two ADD n :one", if: "v = :one"),
            Update(.idempotent, "SET v = :two ADD n :one", if: ":one = v"),
            Update(.idempotent, "SET v = :t ADD n :one", if: "v = :s"),
            Update(.idempotent, "SET v = :s ADD n :one", if: "v = :one"),
            Update(.idempotent, "SET v = :none ADD n :one", if: "v = :yes"),
            Update(.idempotent, "SET v = v + :one", if: "v = :one"),
            Update(.idempotent, "SET v = v - :one ADD n :one", if: "v = :two"),
            Update(.idempotent, "SET v = if_not_exists(v, :zero) + :one", if: "v = :one"),
            Update(.idempotent, "ADD v :one", if: "v = :one"),
            Update(.idempotent, "REMOVE v ADD n :one", if: "v = :one"),
            Update(.idempotent, "SET m.v = :two ADD n :one", if: "m.v = :one"),
            Update(.idempotent, "SET #a = :two ADD n :one", if: "#same = :one"),
            Update(.idempotent, "SET done = :yes ADD n :one", if: "attribute_not_exists(done)"),
            Update(.idempotent, "ADD n :one", if: "attribute_not_exists(n)"),
            Update(.idempotent, "REMOVE open ADD n :one", if: "attribute_exists(open)"),
            Update(.idempotent, "ADD v :one", if: "attribute_exists(pk) and v = :one"),
            Update(.idempotent, "ADD v :one", if: "((v = :one) AND (a = :s OR a = :t))"),
            Update(.idempotent, "ADD v :one", if: "a BETWEEN :s AND :t AND v = :one"),
            Update(.idempotent, "ADD v :one", if: "a IN (:s, :t) AND v = :one AND contains(b, :s)"),
            // It may not.
            Update(.once, "ADD n :one", if: "attribute_exists(pk)"),
            Update(.once, "ADD n :one", if: "attribute_not_exists(other)"),
            Update(.once, "ADD n :one", if: "v = :one"),
            Update(.once, "SET v = :one ADD n :one", if: "v = :one"),
            Update(.once, "SET v = :uno ADD n :one", if: "v = :one"),
            Update(.once, "SET v = :list ADD n :one", if: "v = :list"),
            Update(.once, "SET v = if_not_exists(v, :two) ADD n :one", if: "v = :one"),
            Update(.once, "SET v = w ADD n :one", if: "v = :one"),
            Update(.once, "SET v = v + :zero ADD n :one", if: "v = :one"),
            Update(.once, "SET v = v + :half", if: "v = :one"),
            Update(.once, "ADD v :one", if: "v = :half"),
            Update(.once, "ADD v :one", if: "v = :one OR a = :s"),
            Update(.once, "ADD v :one", if: "a = :s AND (v = :one OR a = :s)"),
            Update(.once, "ADD v :one", if: "NOT v = :one"),
            Update(.once, "ADD v :one", if: "NOT (v = :one)"),
            Update(.once, "ADD v :one", if: "v < :two"),
            Update(.once, "ADD v :one", if: "v <> :two"),
            Update(.once, "ADD v :one", if: "size(v) = :one"),
            Update(.once, "ADD v :one", if: "v BETWEEN :one AND :two"),
            Update(.once, "SET l[0].v = :two ADD n :one", if: "l[0].v = :one"),
            Update(.once, "SET open = :s ADD n :one", if: "attribute_exists(open)"),
            Update(.once, "ADD v :one", if: "v = :missing"),
        ]

        @Test("an update", arguments: unconditional)
        func update(_ update: Update) {
            #expect(Repeatability.update(update.input()) == update.expected)
        }

        @Test("an update with a condition", arguments: conditional)
        func conditionalUpdate(_ update: Update) {
            #expect(Repeatability.update(update.input()) == update.expected)
        }

        @Test(
            "old values are not asked for twice",
            arguments: [
                (ReturnValues.none, Repeatability.idempotent), (.allNew, .idempotent), (.updatedNew, .idempotent),
                (.allOld, .once), (.updatedOld, .once),
            ])
        func returnedValues(_ values: ReturnValues, _ expected: Repeatability) {
            #expect(Repeatability.update(Update(.once, "SET a = :s").input(returning: values)) == expected)
            guard values != .allNew, values != .updatedNew, values != .updatedOld else { return }
            var put = PutItemInput(tableName: "T", item: ["pk": .s("k")], returnValues: values)
            var delete = DeleteItemInput(tableName: "T", key: ["pk": .s("k")], returnValues: values)
            #expect(Repeatability.put(put) == expected)
            #expect(Repeatability.delete(delete) == expected)
            put.conditionExpression = "attribute_not_exists(pk)"
            delete.conditionExpression = "attribute_exists(pk)"
            #expect(Repeatability.put(put) == expected)
            #expect(Repeatability.delete(delete) == expected)
        }
    }
#endif
