import KeywrightDiagnostics
import KeywrightDriver
import Testing

@Suite("The design to begin with")
struct StarterDesignTests {
    @Test("has no finding and a plan for every pattern", arguments: ["BookStore", "A", "HTTPLog2"])
    func isClean(name: String) {
        let file = SourceFile(path: starterFileName(of: name), text: starterDesign(named: name))
        let compilation = compile(file)
        #expect(compilation.findings.map(\.message) == [])
        #expect(compilation.isSound)
    }

    @Test(
        "takes its name from a folder",
        arguments: [
            ("my-shop 2", "MyShop2"), ("shop", "Shop"), ("BookStore", "BookStore"), ("a_b.c", "ABC"), ("über", "Ber"),
        ])
    func names(folder: String, name: String) { #expect(designName(fromFolder: folder) == name) }

    @Test("finds no name in a folder that has none", arguments: ["2026", "", "...", "日本"])
    func noName(folder: String) { #expect(designName(fromFolder: folder) == nil) }

    @Test("is a file of the design's name", arguments: [("BookStore", "book-store"), ("HTTPLog", "http-log")])
    func fileNames(design: String, stem: String) { #expect(starterFileName(of: design) == stem + ".keywright.yaml") }
}
