import Kernel

extension Roster {
    /// Whether another roster tells the same of everybody, day by day, but for who those with the given keys are: they
    /// bear their stand-ins' keys there and may lack what only tells who they are.
    package func tellsTheSame(as other: Roster, but erased: Set<String>, standIns: [String: String]) -> Bool {
        guard people.count == other.people.count, units.count == other.units.count,
            snapshotDates == other.snapshotDates, posts == other.posts, roles == other.roles,
            absences == other.absences
        else { return false }
        for (unit, same) in zip(units, other.units) {
            guard unit.code == same.code, unit.name == same.name, unit.parent == same.parent,
                unit.level == same.level, unit.kind == same.kind, unit.from == same.from, unit.to == same.to
            else { return false }
        }
        for (person, same) in zip(people, other.people) {
            guard person.duties == same.duties, person.intents == same.intents else { return false }
            if erased.contains(person.key) {
                guard same.key == standIns[person.key], same.staffNumber == standIns[person.staffNumber],
                    same.name.isEmpty || same.name == ErasedPerson.name, same.mail.isEmpty, same.birth == nil,
                    same.hired == nil
                else { return false }
            } else {
                guard person.key == same.key, person.staffNumber == same.staffNumber, person.name == same.name,
                    person.kana == same.kana, person.birth == same.birth, person.hired == same.hired,
                    person.mail == same.mail
                else { return false }
            }
        }
        return true
    }
}
