#if HTTP
    /// The client's version, which goes out as `User-Agent: keywright/…`. A test holds it equal to the tool's.
    let clientVersion = "0.1.0"
#endif
