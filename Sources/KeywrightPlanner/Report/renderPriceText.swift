/// What a month costs, for a person: a line for each pattern and for what is stored, the sum, and what is not in it. Empty where
/// the design declares nothing to reckon from.
package func renderPriceText(_ price: MonthlyPrice) -> String {
    guard !price.lines.isEmpty else { return "" }
    let names = price.lines.map(\.name)
    let nameWidth = (names + ["in all"]).map(\.count).max() ?? 0
    let amounts = price.lines.map(\.amount)
    let total = NumberText.cents(price.dollars)
    let amountWidth = (amounts + [total]).map(\.count).max() ?? 0
    var text = "A month, in USD by the prices of \(price.list.date) for \(price.list.region):\n"
    func row(_ name: String, _ amount: String, _ rest: String) {
        let left = name + String(repeating: " ", count: nameWidth - name.count)
        let right = String(repeating: " ", count: amountWidth - amount.count) + amount
        text += "  \(left)  \(right)\(rest.isEmpty ? "" : "  \(rest)")\n"
    }
    for (line, amount) in zip(price.lines, amounts) {
        row(line.name, amount, (line.isLeast ? "at least: " : "") + line.arithmetic)
    }
    row("in all", total, price.isLeast ? "at least" : "")
    if !price.calls.isEmpty { text += "  calls at their mean rate, \(NumberText.grouped(MonthlyPrice.hours)) hours\n" }
    for line in price.assumptions { text += "  \(line)\n" }
    for line in price.leftOut { text += "  left out, \(line)\n" }
    return text
}

extension MonthlyPrice.Line {
    fileprivate var amount: String { NumberText.cents(dollars) }
}
