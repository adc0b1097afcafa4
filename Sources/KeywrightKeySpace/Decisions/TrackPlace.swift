/// A place on a leg, and whether the part that the leg has to leave was left.
struct TrackPlace: Hashable {
    let id: Int
    var hasLeft = false

    func after(_ move: TemplateTrack.Move, on leg: Leg) -> TrackPlace {
        let leaves = leg.leaving.map { $0 != move.part } ?? false
        return TrackPlace(id: move.target, hasLeft: hasLeft || leaves)
    }

    func completes(_ leg: Leg) -> Bool { id == leg.to && (hasLeft || leg.leaving == nil) }
}

extension TemplateTrack {
    /// The part in which each scalar of a text stands on some way along a leg; empty where there is no way.
    func parts(reading text: [Unicode.Scalar], on leg: Leg) throws(BudgetSpent) -> [Int] {
        var layers: [[TrackPlace: (origin: TrackPlace, part: Int)]] = []
        var places = [TrackPlace(id: leg.from)]
        for scalar in text {
            let symbol = table.alphabet.symbol(of: scalar)
            var layer: [TrackPlace: (origin: TrackPlace, part: Int)] = [:]
            var reached: [TrackPlace] = []
            for place in places {
                for move in try moves(from: place.id) where move.label.contains(symbol) {
                    let next = place.after(move, on: leg)
                    if layer[next] != nil { continue }
                    layer[next] = (place, move.part)
                    reached.append(next)
                }
            }
            layers.append(layer)
            places = reached
        }
        guard var place = places.first(where: { $0.completes(leg) }) else { return [] }
        var parts: [Int] = []
        for layer in layers.reversed() {
            guard let step = layer[place] else { return [] }
            parts.append(step.part)
            place = step.origin
        }
        return parts.reversed()
    }
}
