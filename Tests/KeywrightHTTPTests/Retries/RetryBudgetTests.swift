#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite("Budget, waits and dates")
    struct RetryBudgetTests {
        @Test("a retry takes, a success gives back, never more than there was")
        func budget() {
            let budget = RetryBudget()
            #expect(budget.available == 500)
            #expect(budget.take(10))
            #expect(budget.take(5))
            #expect(budget.available == 485)
            budget.giveBack(5)
            #expect(budget.available == 490)
            budget.giveBack(0)
            #expect(budget.available == 491)
            budget.giveBack(10)
            #expect(budget.available == 500)
        }

        @Test("what is not there is not taken")
        func emptyBudget() {
            let budget = RetryBudget(tokens: 9)
            #expect(!budget.take(10))
            #expect(budget.take(5))
            #expect(!budget.take(5))
            #expect(budget.available == 4)
        }

        @Test("tasks at once take no token twice")
        func concurrentBudget() async {
            let budget = RetryBudget()
            let taken = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<1_000 { group.addTask { budget.take(5) } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 100)
            #expect(budget.available == 0)
        }

        @Test(
            "waits double up to their end, and chance takes a part",
            arguments: [
                (1, 1.0, 25), (2, 1.0, 50), (3, 1.0, 100), (8, 1.0, 3_200), (9, 1.0, 5_000), (1_000, 1.0, 5_000),
                (1, 0.0, 0), (4, 0.5, 100),
            ])
        func delays(_ failures: Int, _ random: Double, _ milliseconds: Int) {
            #expect(RetryPolicy().delay(afterFailures: failures, random: random) == .milliseconds(milliseconds))
        }

        @Test(
            "the date of an answer",
            arguments: [
                ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
                ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Wed, 30 Feb 2024 00:00:00 GMT", nil),
                ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49 GMT", nil),
                ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("", nil),
            ] as [(String, Int64?)])
        func dates(_ text: String, _ seconds: Int64?) {
            #expect(epochSeconds(ofHTTPDate: text) == seconds)
        }
    }
#endif
