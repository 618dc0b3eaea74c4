import Domain
package import Kernel

/// Proposes a mapping for HR export files.
package struct GuessMapping {
    /// A mapping file, ready to be saved and edited.
    package var yaml: String
    /// What each guess rests on.
    package var explanation: [Phrase]

    /// Throws `InputErrors` where a file cannot be read or nothing in it can be recognised.
    package init(files: [String]) throws(InputErrors) {
        var inputs = [RosterFile]()
        for file in files { inputs.append(RosterFile(name: file, bytes: try InputFile.bytes(file))) }
        let guess = RosterMappingGuess.guess(inputs)
        guard guess.isUsable else {
            throw InputErrors(
                inputs.map {
                    Diagnostic(
                        .error, "I009", at: Place(file: $0.name),
                        Phrase(
                            ja: "名簿として列が分かりません。文字コード（UTF-8かCP932）と内容を確かめてください",
                            en:
                                "its columns are not those of a roster: check the encoding (UTF-8 or CP932) and the contents"
                        ))
                })
        }
        yaml = guess.yaml
        explanation = guess.explanation
    }
}
