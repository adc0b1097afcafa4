import Testing

@testable import KeywrightTemplates

@Suite struct CheckTests {
    @Test(arguments: [
        ErrorCase("nothing", "{{a}}{{#b}}{{c}}{{/b}}{{^b}}{{a}}{{/b}}", ["a": "x", "b": [["c": "y"]]]),
        ErrorCase(
            "a section that is not taken", "{{#b}}{{nmae}}{{/b}}", ["b": false, "name": ""],
            gives: "main:1:9: error: nothing here is named `nmae`; a similar name exists: `name`"),
        ErrorCase(
            "the other branch", "{{^b}}\n{{nmae}}{{/b}}", ["b": true, "name": ""],
            gives: "main:2:3: error: nothing here is named `nmae`; a similar name exists: `name`"),
        ErrorCase(
            "the other branch of a list", "{{^l}}{{n}}{{/l}}", ["l": [["n": ""]]],
            gives: "main:1:9: error: nothing here is named `n`"),
        ErrorCase(
            "all of them", "{{x}}\n{{#y}}{{z}}{{/y}}\n{{#b}}{{w}}{{/b}}", ["b": true],
            gives: "main:1:3: error: nothing here is named `x`", "main:2:4: error: nothing here is named `y`",
            "main:3:9: error: nothing here is named `w`"),
        ErrorCase(
            "kinds", "{{l}}{{#t}}{{/t}}{{#@first}}{{/@first}}{{#l}}{{#@first}}{{/@first}}{{/l}}",
            ["l": ["x"], "t": "x"],
            gives: "main:1:3: error: `l` is a list, where only a text can be printed",
            "main:1:9: error: `t` is a text; a section takes a yes or no, a list or a record",
            "main:1:21: error: `@first` stands outside every list"),
        ErrorCase(
            "an optional text that nothing guards", "{{note}}", ["note": .optional("x")],
            gives: "main:1:3: error: `note` is a list, where only a text can be printed"),
        ErrorCase(
            "in partials", "{{#l}}{{> p}}{{/l}}\n{{> p}}", ["l": [["n": ""]], "b": false],
            partials: ["p": "{{#b}}{{n}}{{/b}}"], gives: "p:1:9: error: nothing here is named `n`"),
        ErrorCase(
            "an error of a partial once", "{{> p}}{{> p}}", partials: ["p": "{{n}}"],
            gives: "p:1:3: error: nothing here is named `n`"),
        ErrorCase(
            "a partial in a branch not taken", "{{#b}}{{> p}}{{> q}}{{/b}}", ["b": false],
            partials: ["q": "{{/x}}{{y}}"],
            gives: "main:1:11: error: no partial is named `p`", "q:1:1: error: `{{/x}}` closes nothing"),
        ErrorCase(
            "a template that does not compile", "{{a}}{{/b}}",
            gives: "main:1:6: error: `{{/b}}` closes nothing"),
        ErrorCase(
            "a tree", "{{> node}}", ["n": "", "kids": [["n": "", "kids": []]]],
            partials: ["node": "{{n}}{{#kids}}{{m}}{{> node}}{{/kids}}"],
            gives: "node:1:17: error: nothing here is named `m`"),
        ErrorCase(
            "two that include each other", "{{> a}}", partials: ["a": "{{> b}}", "b": "{{> a}}{{> main}}{{x}}"],
            gives: "b:1:20: error: nothing here is named `x`"),
        ErrorCase(
            "each element of the sample", "{{#l}}{{a}}{{/l}}", ["l": [["a": ""], ["b": ""]]],
            gives: "main:1:9: error: nothing here is named `a`"),
        ErrorCase(
            "a sample without an element", "{{#l}}{{a}}{{/l}}", ["l": []],
            gives: "main:1:4: error: the sample has no element for `l`, so its section is unchecked"),
        ErrorCase(
            "a sample without a value", "{{#r}}{{a}}{{/r}}", ["r": .absent],
            gives: "main:1:4: error: the sample has no value for `r`, so its section is unchecked"),
    ])
    func check(_ errorCase: ErrorCase) {
        let found = errorCase.library.check("main", against: errorCase.value)
        #expect(found.map(\.description) == errorCase.expected)
    }
}
