extension NameBook {
    private static let wideSpace = Array("　".utf8)

    private func isAbroad(_ person: MadePerson) -> Bool { Int(person.surname) >= firstAbroad }

    @inline(__always)
    private func write(_ family: [UInt8], _ own: [UInt8], _ person: MadePerson, to file: inout MadeFile) {
        file.append(family)
        guard !isAbroad(person) else { return }
        file.append(Self.wideSpace)
        file.append(own)
    }

    func writeName(of person: MadePerson, to file: inout MadeFile) {
        let surname = surnames[Int(person.surname)]
        let family = person.hasUserDefinedCharacters ? surname.userDefined : surname.written
        write(family, given[Int(person.given)].written, person, to: &file)
    }

    /// Nothing where the name is written in usual characters as it is.
    func writeAlternate(of person: MadePerson, to file: inout MadeFile) {
        let surname = surnames[Int(person.surname)]
        guard person.hasUserDefinedCharacters || !surname.alternate.isEmpty else { return }
        let family = surname.alternate.isEmpty ? surname.written : surname.alternate
        write(family, given[Int(person.given)].written, person, to: &file)
    }

    func writeKana(of person: MadePerson, to file: inout MadeFile) {
        write(surnames[Int(person.surname)].kana, given[Int(person.given)].kana, person, to: &file)
    }
}

extension PeopleMaker {
    private static let mailEnding = Array("@city.example.jp".utf8)

    func writeMail(of person: MadePerson, to file: inout MadeFile) {
        file.append(byte: 0x73)
        file.number(Int(person.staffNumber), width: numberWidth)
        file.append(Self.mailEnding)
    }
}
