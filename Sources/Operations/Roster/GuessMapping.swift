import Domain
package import Kernel

/// Proposes a mapping for HR export files.
package struct GuessMapping {
    /// A mapping file, ready to be saved and edited.
    package var yaml: String
    /// What each guess rests on.
    package var explanation: [Phrase]

    /// Throws `InputErrors` where a file cannot be read.
    package init(files: [String]) throws(InputErrors) {
        var inputs = [RosterFile]()
        for file in files { inputs.append(RosterFile(name: file, bytes: try InputFile.bytes(file))) }
        let guess = RosterMappingGuess.guess(inputs)
        yaml = guess.yaml
        explanation = guess.explanation
    }
}
