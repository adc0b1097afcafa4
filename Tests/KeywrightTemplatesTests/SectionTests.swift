import Testing

@testable import KeywrightTemplates

@Suite struct SectionTests {
    @Test(arguments: [
        RenderCase("yes", "{{#b}}This is rendered.{{/b}}", ["b": true], gives: "This is rendered."),
        RenderCase("no", "{{#b}}This is not.{{/b}}", ["b": false], gives: ""),
        RenderCase("absent", "{{#b}}This is not.{{/b}}", ["b": .absent], gives: ""),
        RenderCase("a record brings its names", "{{#r}}Hi {{name}}.{{/r}}", ["r": ["name": "Joe"]], gives: "Hi Joe."),
        RenderCase("an empty record is there", "{{#r}}x{{/r}}", ["r": [:]], gives: "x"),
        RenderCase("a list repeats", "{{#l}}{{n}}{{/l}}", ["l": [["n": "1"], ["n": "2"], ["n": "3"]]], gives: "123"),
        RenderCase("an empty list", "{{#l}}Yay lists!{{/l}}", ["l": []], gives: ""),
        RenderCase(
            "names of all records around",
            "{{#a}}{{one}}{{#b}}{{one}}{{two}}{{#c}}{{one}}{{two}}{{three}}{{/c}}{{/b}}{{one}}{{/a}}",
            ["a": ["one": "1"], "b": ["two": "2"], "c": ["three": "3"]], gives: "11212" + "3" + "1"),
        RenderCase(
            "lists in lists", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", ["l": [["1", "2"], ["3"], []]], gives: "(12)(3)()"),
        RenderCase(
            "the outer list goes on after the inner", "{{#o}}{{n}}:{{#i}}{{.}}{{/i}};{{/o}}",
            ["o": [["n": "a", "i": ["1", "2"]], ["n": "b", "i": []], ["n": "c", "i": ["3"]]]], gives: "a:12;b:;c:3;"),
        RenderCase(
            "sections of one name within each other", "{{#b}}A{{#b}}B{{/b}}C{{/b}}", ["b": true], gives: "ABC"),
        RenderCase(
            "yes leaves the current element", "{{#l}}{{#b}}{{.}}{{/b}}{{/l}}", ["l": ["x"], "b": true], gives: "x"),
        RenderCase("dotted", "{{#a.b}}Here{{/a.b}}{{^a.b}}Not{{/a.b}}", ["a": ["b": true]], gives: "Here"),
        RenderCase(
            "a record within a record of the list", "{{#l}}{{#k}}{{n}}{{/k}}{{/l}}", ["l": [["k": ["n": "v"]]]],
            gives: "v"),
        RenderCase("two in one line", "{{#b}}1{{/b}} {{#b}}2{{/b}}", ["b": true], gives: "1 2"),
        RenderCase("blanks in the tags", "|{{# b }}={{/ b }}|", ["b": true], gives: "|=|"),
    ])
    func sections(_ renderCase: RenderCase) throws { try renderCase.verify() }

    @Test(arguments: [
        RenderCase("no", "{{^b}}rendered{{/b}}", ["b": false], gives: "rendered"),
        RenderCase("yes", "{{^b}}not{{/b}}", ["b": true], gives: ""),
        RenderCase("absent", "{{^b}}rendered{{/b}}", ["b": .absent], gives: "rendered"),
        RenderCase("a record", "{{^r}}Hi {{name}}.{{/r}}", ["r": ["name": "Joe"]], gives: ""),
        RenderCase("a list", "{{^l}}{{n}}{{/l}}", ["l": [["n": "1"]]], gives: ""),
        RenderCase("an empty list", "{{^l}}Yay!{{/l}}", ["l": []], gives: "Yay!"),
        RenderCase("both", "{{#b}}yes{{/b}}{{^b}}no{{/b}}", ["b": false], gives: "no"),
        RenderCase("within each other", "{{^b}}A{{^b}}B{{/b}}C{{/b}}", ["b": false], gives: "ABC"),
        RenderCase("within the other branch", "{{^b}}A{{#b}}B{{/b}}C{{/b}}", ["b": false], gives: "AC"),
        RenderCase("names of outside", "{{^b}}{{n}}{{/b}}", ["b": false, "n": "1"], gives: "1"),
    ])
    func inverted(_ renderCase: RenderCase) throws { try renderCase.verify() }

    @Test(arguments: [
        RenderCase("last", "{{#l}}{{.}}{{^@last}}, {{/@last}}{{/l}}", ["l": ["a", "b", "c"]], gives: "a, b, c"),
        RenderCase("last of one", "{{#l}}{{.}}{{^@last}}, {{/@last}}{{/l}}", ["l": ["a"]], gives: "a"),
        RenderCase(
            "first", "{{#l}}{{#@first}}[{{/@first}}{{.}}{{#@last}}]{{/@last}}{{/l}}", ["l": ["a", "b"]], gives: "[ab]"),
        RenderCase("index", "{{#l}}{{@index}}={{.}} {{/l}}", ["l": ["a", "b"]], gives: "0=a 1=b "),
        RenderCase(
            "the inner list within, the outer again after",
            "{{#o}}{{#i}}{{.}}{{^@last}},{{/@last}}{{/i}}{{^@last}};{{/@last}}{{/o}}",
            ["o": [["i": ["1", "2"]], ["i": []], ["i": ["3"]]]], gives: "1,2;;3"),
        RenderCase(
            "through a record and a yes", "{{#l}}{{#r}}{{#b}}{{@index}}{{/b}}{{/r}}{{/l}}",
            ["l": [["r": ["x": "y"]], ["r": ["x": "y"]]], "b": true], gives: "01"),
        RenderCase(
            "within a partial", "{{#l}}{{> p}}{{/l}}", ["l": ["a", "b"]],
            partials: ["p": "{{.}}{{^@last}}, {{/@last}}\n"], gives: "a, b"),
    ])
    func placesInLists(_ renderCase: RenderCase) throws { try renderCase.verify() }
}
