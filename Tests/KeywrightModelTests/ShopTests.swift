import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

@Suite struct ShopTests {
    @Test func resolvesWithoutAFinding() throws {
        let (design, findings) = resolve(try repositoryFile("schemas/shop.keywright.yaml"))
        #expect(findings.map(\.message) == [])
        let shop = try #require(design)
        #expect(shop.entities.map(\.name) == ["User", "Session", "Address", "Order", "OrderItem"])
        #expect(shop.patterns.count == 9)
    }
}
