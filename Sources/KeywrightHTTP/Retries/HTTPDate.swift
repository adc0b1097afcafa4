#if HTTP
    /// Reads the `Date` of an answer, `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may write.
    ///
    /// - Returns: epoch seconds, or nil where the text has another form.
    func epochSeconds(ofHTTPDate text: String) -> Int64? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT" else { return nil }
        let months: [Substring] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        guard let month = months.firstIndex(of: parts[2]) else { return nil }
        guard let day = Int64(parts[1]), let year = Int64(parts[3]) else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3 else { return nil }
        return CivilTime(
            year: year, month: Int64(month) + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2]
        )?.epochSeconds
    }
#endif
