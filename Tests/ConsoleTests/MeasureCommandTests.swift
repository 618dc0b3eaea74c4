import ArgumentParser
import Operations
import Testing

@testable import Console

@Suite("Options of ikusei measure")
struct MeasureCommandTests {
    @Test("What was written is what is meant")
    func parsed() throws {
        let cat = try MeasureCatCommand.parse([
            "--bank", "b.csv", "--responses", "r.csv", "--stop", "se:0.4,length:15", "--stop", "cut:0",
            "--prior=-0.5,0.6",
        ])
        #expect(cat.stop == ["se:0.4,length:15", "cut:0"] && cat.prior.mean == -0.5 && cat.prior.sd == 0.6)
        #expect(cat.out == "summary.csv" && cat.randomesque == 1 && cat.steps == nil)
        let weights = try MeasureWeightsCommand.parse(["p.csv", "r.csv", "--trim", "0", "-o", "w"])
        #expect(weights.trim == 0 && weights.by == nil)
        #expect(try MeasureLinkCommand.parse(["a.csv", "b.csv", "--method", "mean-sigma"]).method == .meanSigma)
        #expect(try MeasureSuppressCommand.parse(["t.csv", "-o", "p"]).smallest == 5)
        let tracing = try MeasureTracingCommand.parse(["l.csv", "--known", "0.5", "--steps", "s.csv"])
        #expect(tracing.known == 0.5 && tracing.slipping == 0.1 && tracing.steps == "s.csv")
        #expect(try MeasureEloCommand.parse(["l.csv", "--options", "4"]).out == "items.csv")
        #expect(try MeasureLevelsCommand.parse(["e.json", "-o", "l.json"]).nodes == .divided)
        #expect(
            try MeasureCalibrateCommand.parse(["r.csv", "--model", "3pl", "--options", "4", "-o", "b"]).model
                == .threeParameters)
        #expect(try MeasureEffectCommand.parse(["d.csv", "--format", "json"]).format == .json)
    }

    @Test(
        "Wrong use is refused before any file is read",
        arguments: [
            ["cat", "--bank", "b.csv", "--responses", "r.csv"],
            ["cat", "--bank", "b.csv", "--responses", "r.csv", "--max", "0"],
            ["score", "r.csv", "--items", "i.csv", "--cuts", "0,0"],
            ["cat", "--bank", "b.csv", "--responses", "r.csv", "--max", "9", "--prior", "1"],
            ["cat", "--bank", "b.csv", "--responses", "r.csv", "--max", "9", "--z", "0"],
            ["weights", "p.csv", "r.csv", "--trim", "0.5", "-o", "w"],
            ["suppress", "t.csv", "--smallest", "1", "-o", "p"],
            ["link", "a.csv", "b.csv", "--method", "mean"], ["fsrs", "log.json"],
            ["calibrate", "r.csv", "--model", "3pl", "-o", "b"], ["elo", "l.csv", "--options", "1"],
            ["levels", "e.json"], ["levels", "e.json", "--chance", "1", "-o", "l.json"],
            ["quality", "r.csv", "--blocks", "2,2", "-o", "q"],
            ["quality", "r.csv", "--ratings", "--blocks", "2,", "-o", "q"],
            ["quality", "r.csv", "--reference", "0", "-o", "q"], ["quality", "r.csv", "--top", "0", "-o", "q"],
        ])
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try MeasureCommand.parseAsRoot(arguments) }
    }
}
