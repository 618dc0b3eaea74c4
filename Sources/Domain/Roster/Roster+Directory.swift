extension Roster: PersonDirectory {}
