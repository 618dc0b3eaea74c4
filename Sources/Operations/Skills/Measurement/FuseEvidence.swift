import Domain
import Formats
package import Kernel
import Mathematics

/// The level of a person by all evidence together (`ikusei measure levels`).
package struct FuseEvidence: Sendable {
    package struct Wish: Sendable {
        /// With this chance a level is awarded.
        package var chance = 0.8
        /// A node on a cut reaches the level whole, as in hand-made tables.
        package var takesNodesWhole = false

        package init() {}
    }

    private let cases: [(name: String, posterior: LevelPosterior)]

    /// - Throws: `InputErrors` with line and column of what is wrong.
    package init(_ path: String, _ wish: Wish) throws(InputErrors) {
        let file = try EvidenceFile(InputFile.bytes(path), file: path)
        do {
            cases = try file.cases.map { sample in
                (
                    sample.name,
                    try LevelPosterior(
                        evidence: sample.evidence, prior: sample.prior, cuts: sample.cuts, gates: sample.gates,
                        chance: wish.chance, nodes: wish.takesNodesWhole ? .reaching : .divided)
                )
            }
        } catch {
            // The file's reading has looked at every figure: this is said for what it may have missed.
            throw InputErrors([
                Diagnostic(
                    .error, "M045", at: Place(file: path, line: 1, column: 1),
                    Phrase(ja: "合わせられない証拠があります", en: "some evidence cannot be added up"))
            ])
        }
    }

    package var words: Phrase {
        let held = cases.count { !$0.posterior.missing.isEmpty }
        return Phrase(
            ja: "\(cases.count)件。うち\(held)件は、必要な証拠がないため見込みの水準に届きません",
            en: "\(cases.count) cases, \(held) of them held below their level for want of evidence it asks for")
    }

    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("cases")
            json.array { json in
                for (name, posterior) in cases { Self.write(name, posterior, to: &json) }
            }
        }
        return json.finished()
    }

    private static func write(_ name: String, _ posterior: LevelPosterior, to json: inout JSONWriter) {
        func list(_ name: String, _ numbers: some Sequence<Double>, _ json: inout JSONWriter) {
            json.key(name)
            json.array { json in
                for number in numbers { json.value(number) }
            }
        }
        json.object { json in
            json.member("name", name)
            json.member("eap", posterior.eap)
            json.member("sd", posterior.sd)
            list("p_level", posterior.probabilities.levels, &json)
            list("p_at_least", posterior.probabilities.atLeast, &json)
            json.member("most_probable_level", posterior.probabilities.mostProbable)
            json.member("reached_level", posterior.reached)
            json.member("awarded_level", posterior.awarded)
            list("influence", posterior.influence, &json)
            json.key("missing")
            json.array { json in
                for gate in posterior.missing {
                    json.object { json in
                        json.member("level", gate.level)
                        json.key("kinds")
                        json.array { json in
                            for kind in gate.kinds.map(\.rawValue).sorted() { json.value(kind) }
                        }
                    }
                }
            }
        }
    }
}
