/// A struct whose fields a template can name: all decisions are made while it is built, a template only places them.
package protocol TemplateViewable {
    /// The fields by the names that templates know them by.
    var templateValue: TemplateValue { get }
}
