#if HTTP
    import Testing

    /// Expects that no way to print a value prints a secret.
    func expectNoSecret(in value: Any, _ secrets: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        var dumped = ""
        dump(value, to: &dumped)
        for text in [String(describing: value), String(reflecting: value), dumped] {
            for secret in secrets {
                #expect(!text.contains(secret), sourceLocation: sourceLocation)
            }
        }
    }
#endif
