import Kernel

extension Standing {
    /// Whether a training that was taken once should have been taken again before this fiscal year.
    package func isOverdue(_ entry: Obligations.Entry) -> Bool {
        guard entry.half == .mandatory,
            case .every(let years) = plan.programmes[Int(entry.programme)].mandatory?.repetition
        else { return false }
        let person = Int(staff.members[Int(entry.member)].person)
        let last = record.completions(of: person).last {
            $0.programme == entry.programme && $0.passed && $0.date <= date
        }
        // Good to the end of its last year; in the year after that it is due, from then on overdue.
        return last.map { year - FiscalYear(of: $0.date) > years } ?? false
    }
}
