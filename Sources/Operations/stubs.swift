import Domain
package import Kernel
package struct SurveyResults: Sendable { init(_ s: Standing, _ b: Instrument.Binding, _ r: SurveyResponses) {} }
struct StandingReport { init(_ s: Standing, diagnostics: [Diagnostic]) {}; func html(language: Language) throws -> String { "" } }
enum RosterMappingGuess { static func guess(_ f: [RosterFile]) -> (mapping: RosterMapping, diagnostics: [Diagnostic], yaml: String, explanation: [Phrase]) { let r = RosterMapping.read((try? InputFile.text("mappings/ikusei-standard.yaml")) ?? "", file: "m"); return (r.mapping!, [], "", []) } }
