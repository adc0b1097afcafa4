/// The colors of a heat map: from pale to dark blue, then orange, which people of all kinds of sight tell apart; what is
/// throttled is hatched as well.
enum HeatMapStyle {
    static let text = """
        <style>
        .page{fill:#ffffff}
        text{font-family:system-ui,sans-serif;font-size:12px;fill:#1b2430}
        .h{font-size:18px;font-weight:600}
        .b{font-size:13px;font-weight:600}
        .note,.t,.v{fill:#4a5563}
        .t{font-size:11px;text-anchor:middle}
        .v{font-size:11px}
        .k{font-family:ui-monospace,monospace;font-size:11px}
        .a{stroke:#6b7785;fill:none}
        .c0,.c1,.c2,.c3,.c4,.c5{stroke:#8593a3;stroke-width:0.4}
        .c0{fill:#f1f4f8}
        .c1{fill:#cfe1f2}
        .c2{fill:#93c4df}
        .c3{fill:#4b97c9}
        .c4{fill:#1f64a5}
        .c5{fill:#e8871e}
        .x{fill:url(#hatch);pointer-events:none}
        @media (prefers-color-scheme: dark){
        .page{fill:#11161c}
        text{fill:#e6ebf1}
        .note,.t,.v{fill:#a9b4c0}
        .a{stroke:#8593a3}
        .c0,.c1,.c2,.c3,.c4,.c5{stroke:#3b4754}
        .c0{fill:#1d2631}
        .c1{fill:#183b5e}
        .c2{fill:#1d5d92}
        .c3{fill:#3f8ac2}
        .c4{fill:#9ccdec}
        .c5{fill:#f79a3c}
        }
        </style>
        <defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="2" height="8" fill="#101010"/><rect x="2" width="1.2" height="8" fill="#ffffff"/></pattern></defs>
        """
}
