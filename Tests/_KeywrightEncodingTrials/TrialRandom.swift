/// Chance that is the same in every run (SplitMix64).
struct TrialRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// True in so many of 100 cases.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A number of the range: at an edge of it or of 0 or a power of ten, near the one that is given, of any size, or any.
    mutating func number(in range: ClosedRange<Int>, near: Int?) -> Int {
        let (least, most) = (range.lowerBound, range.upperBound)
        if let near, chance(60) {
            let step = chance(50) ? 1 : Int.random(in: 0...1_000, using: &self)
            let (sum, overflow) = near.addingReportingOverflow(chance(50) ? step : -step)
            return overflow ? near : min(max(sum, least), most)
        }
        var power = 1
        for _ in 0..<Int.random(in: 0...18, using: &self) { power *= 10 }
        let picked: Int
        switch Int.random(in: 0..<10, using: &self) {
        case 0: picked = [least, most, 0, -1, 1].randomElement(using: &self) ?? 0
        case 1: picked = power - Int.random(in: 0...1, using: &self)
        case 2: picked = -power + Int.random(in: 0...1, using: &self)
        case 3...6: picked = Int.random(in: -power...power, using: &self)
        default: picked = Int.random(in: range, using: &self)
        }
        return min(max(picked, least), most)
    }
}
