package import Kernel
package import Mathematics

extension SeatFolder {
    /// Why people cannot be served in the mandatory course, in the folder's own names (`SeatWords`).
    package func words(_ obstacle: SeatObstacle) -> [Phrase] {
        SeatWords(
            people: { staff.list($0) }, section: { sections[$0] }, session: { sessions[$0] },
            halfDay: { HalfDay(index: $0).words }
        ).words(obstacle)
    }
}
