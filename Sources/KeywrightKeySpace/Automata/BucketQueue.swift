/// A queue by small whole priorities; within one priority, first in first out, so that searches are the same in
/// every run.
struct BucketQueue<Element> {
    private var buckets: [[Element]] = []
    private var current = 0
    private var next = 0

    mutating func push(_ element: Element, at priority: Int) {
        while buckets.count <= priority { buckets.append([]) }
        buckets[priority].append(element)
        if priority < current {
            // An estimate that is not consistent may send the search back.
            if next > 0 { buckets[current].removeFirst(next) }
            (current, next) = (priority, 0)
        }
    }

    mutating func pop() -> (element: Element, priority: Int)? {
        while current < buckets.count {
            if next < buckets[current].count {
                next += 1
                return (buckets[current][next - 1], current)
            }
            buckets[current] = []
            current += 1
            next = 0
        }
        return nil
    }
}
