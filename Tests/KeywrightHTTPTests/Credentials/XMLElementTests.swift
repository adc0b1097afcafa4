#if HTTP
    import Testing

    @testable import KeywrightHTTP

    @Suite struct XMLElementTests {
        @Test(arguments: [
            ("<a><b>text</b></a>", "text"), ("<a><b/></a>", ""), ("<a><b></b></a>", ""),
            (
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><a x='1' y = \"&lt;\">\n<b >  te<!-- c -->xt\n</b ></a>\n",
                "text"
            ),
            ("<a><b>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</b></a>", "<>&\"'A😀"),
            ("<a><c>1</c><b>2</b><c>3</c></a>", "2"), ("<a><b><b>inner</b></b></a>", ""),
            ("<a xmlns='u'><b>é</b></a>", "é"),
        ])
        func reads(_ text: String, _ expected: String) {
            #expect(XMLElement(parsing: Array(text.utf8))?.child("b")?.trimmedText == expected)
        }

        @Test(arguments: [
            "", "text", "<a>", "</a>", "<a></b>", "<a/><a/>", "<a/>x", "<a b></a>", "<a b=c/>", "<a b='c/>",
            "<a b='1'c='2'/>",
            "<a>&nbsp;</a>", "<a>&lt</a>", "<a>&#xD800;</a>", "<a>&;</a>", "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>",
            "<a><?pi?></a>", "<a", "<", "< a/>", "<a><b></a></b>",
        ])
        func refuses(_ text: String) {
            #expect(XMLElement(parsing: Array(text.utf8)) == nil)
        }

        @Test func refusesWhatIsTooDeepOrNoText() {
            let deep = String(repeating: "<a>", count: 40_000) + String(repeating: "</a>", count: 40_000)
            #expect(XMLElement(parsing: Array(deep.utf8)) == nil)
            #expect(XMLElement(parsing: [0x3C, 0xFF]) == nil)
        }

        @Test func takesNoneOfTwo() {
            #expect(XMLElement(parsing: Array("<a><b>1</b><b>2</b></a>".utf8))?.child("b") == nil)
        }
    }
#endif
