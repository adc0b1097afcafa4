import KeywrightDiagnostics
import Testing

@Suite struct RelativePathTests {
    @Test(arguments: [
        ("a.yaml", "/w/p", "a.yaml"),
        ("./a/./b.yaml", "/w/p", "a/b.yaml"),
        ("a/../b.yaml", "/w/p", "b.yaml"),
        ("/w/p/a.yaml", "/w/p", "a.yaml"),
        ("/w/pq/a.yaml", "/w/p", "../pq/a.yaml"),
        ("../a.yaml", "/w/p/", "../a.yaml"),
        ("/a.yaml", "/w/p", "../../a.yaml"),
        ("../../../../a.yaml", "/w/p", "../../a.yaml"),
        ("/w/p", "/w/p", "."),
        ("/w//p/./a.yaml", "", "/w/p/a.yaml"),
        ("./../a.yaml", "", "../a.yaml"),
        ("<stdin>", "/w", "<stdin>"),
        ("a.yaml", "/", "a.yaml"),
    ])
    func path(_ path: String, _ folder: String, _ expected: String) {
        #expect(relativePath(path, from: folder) == expected)
    }

    /// `é` in one scalar and in two are two folders.
    @Test func comparesBytes() {
        #expect(relativePath("/e\u{301}/a", from: "/\u{E9}") == "../e\u{301}/a")
    }
}
