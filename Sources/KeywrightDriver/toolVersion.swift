/// The version of the tool, by semantic versioning. Reports carry it; generated code does not.
package let toolVersion = "0.1.0"
