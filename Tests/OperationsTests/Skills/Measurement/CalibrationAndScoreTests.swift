import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Items from answers and scores from items (measure calibrate, measure score)")
struct CalibrationAndScoreTests {
    typealias Fixture = MeasureFixture

    @Test("Items, errors and likelihood are the reference's; the items read back score as the reference does")
    func reference() throws {
        try Fixture.withFiles { folder in
            var wish = CalibrateItems.Wish()
            wish.hasPrior = false
            wish.tolerance = 1e-7
            let answers = Fixture.path("irt_2pl_1000x30/responses.csv")
            try CalibrateItems(answers, wish).write(to: folder)
            let items = try Fixture.Table(file: folder + "/items.csv")
            let expected = try Fixture.Table(file: Fixture.path("irt_2pl_1000x30/mirt_items.csv"))
            for column in ["a1", "d"] { #expect(Fixture.distance(items[column], expected[column]) < 1e-3) }
            for column in ["se_a1", "se_d"] {
                #expect(zip(items[column], expected[column]).allSatisfy { abs($0 / $1 - 1) < 0.02 })
            }
            // Slope and intercept of an item belong together: as if apart, errors of b would come out otherwise.
            #expect(items["se_b"].allSatisfy { $0 > 0.01 && $0 < 1 })
            let fit = Fixture.numbers(try Fixture.json(file: folder + "/fit.json"))
            let theirs = Fixture.numbers(try Fixture.json(file: Fixture.path("irt_2pl_1000x30/fit.json")))
            #expect(abs((fit["logLik"] ?? 0) - (theirs["logLik"] ?? 1)) < 1e-3)
            #expect(fit["parameters"] == theirs["n_params"] && fit["M2.df"] == 465 - 60)
            for (own, name) in [
                ("Q3.max", "q3_max"), ("Q3.min", "q3_min"), ("Q3.mean", "q3_mean"),
                ("reliability", "empirical_reliability_eap"),
            ] {
                #expect(abs((fit[own] ?? .nan) - (theirs[name] ?? 1)) < 1e-3, "\(own)")
            }
            let itemFit = try Fixture.Table(file: Fixture.path("irt_2pl_1000x30/itemfit.csv"))
            for (own, name) in [
                ("infit", "infit"), ("outfit", "outfit"), ("sx2", "S_X2"), ("df_sx2", "df.S_X2"), ("p_sx2", "p.S_X2"),
            ] {
                #expect(Fixture.distance(items[own], itemFit[name]) < 1e-2, "\(own)")
            }
            let scores = try Fixture.Table(file: folder + "/scores.csv")
            let sums = try Fixture.Table(file: Fixture.path("irt_2pl_1000x30/eap_sum_table.csv"))
            for column in ["theta", "se"] { #expect(Fixture.distance(scores[column], sums[column]) < 2e-3) }
            let persons = try Fixture.Table(file: Fixture.path("irt_2pl_1000x30/persons.csv"))
            let columns: [(ScoreAnswers.Method, String)] = [(.eap, "eap"), (.map, "map"), (.wle, "warm_wle")]
            for (method, column) in columns {
                let scored = Fixture.Table(
                    try ScoreAnswers(answers, items: folder + "/items.csv", by: method, cuts: [0]).csv)
                #expect(Fixture.distance(scored["theta"], persons[column]) < 2e-3, "\(column)")
                #expect(scored["p1"].allSatisfy { (0...1).contains($0) })
            }
        }
    }

    @Test("With the guessing estimated the items are the reference's, their errors beside them")
    func threeParameters() throws {
        try Fixture.withFiles { folder in
            var wish = CalibrateItems.Wish()
            wish.options = 4
            wish.isLowerFree = true
            wish.hasPrior = false
            try CalibrateItems(Fixture.path("irt_3pl_2000x40/responses.csv"), wish).write(to: folder)
            let items = try Fixture.Table(file: folder + "/items.csv")
            let expected = try Fixture.Table(file: Fixture.path("irt_3pl_2000x40/mirt_items_g_prior.csv"))
            #expect(Fixture.distance(items["c"], expected["g"]) < 0.01)
            #expect(items["se_c"].allSatisfy { $0 > 0.005 && $0 < 0.2 })
            let fit = Fixture.numbers(try Fixture.json(file: folder + "/fit.json"))
            #expect(fit["parameters"] == 120 && fit["M2.df"] == 820 - 120)
        }
    }

    @Test("Rasch items have difficulties given the sums beside them, and the table of sums their abilities")
    func rasch() throws {
        try Fixture.withFiles { folder in
            var wish = CalibrateItems.Wish()
            wish.isRasch = true
            try CalibrateItems(Fixture.path("irt_rasch_60x20/responses.csv"), wish).write(to: folder)
            let items = try Fixture.Table(file: folder + "/items.csv")
            let expected = try Fixture.Table(file: Fixture.path("irt_rasch_60x20/erm_cml_items.csv"))
            #expect(Fixture.distance(items["b_cml"], expected["b_cml_sum0"]) < 1e-3)
            #expect(Fixture.distance(items["se_cml"], expected["se"]) < 1e-3)
            let fit = Fixture.numbers(try Fixture.json(file: folder + "/fit.json"))
            let theirs = Fixture.numbers(try Fixture.json(file: Fixture.path("irt_rasch_60x20/fit.json")))
            #expect(fit["parameters"] == theirs["n_params"] && fit["M2.df"] == 210 - 21)
            #expect(abs((fit["logLik_cml"] ?? 0) - (theirs["erm_cll"] ?? 1)) < 1e-3)
            // Both scales have steps of a logit; the mean of the items lies where the people's mean puts it.
            let sums = try Fixture.Table(file: Fixture.path("irt_rasch_60x20/erm_raw_to_theta_ml.csv"))
            let scores = try Fixture.Table(file: folder + "/scores.csv")
            let shift = items["b"].reduce(0, +) / 20
            for (raw, theta) in zip(sums["raw"], sums["theta_ml"]) {
                #expect(abs(scores["theta_tcc"][Int(raw)] - shift - theta) < 0.1)
            }
            #expect(scores["theta_tcc"][0].isNaN && scores["theta_tcc"][20].isNaN && scores.rows.count == 21)
        }
    }

    @Test("Levels of the scored are as sure as Rudner says, and odd answers are told")
    func decisions() throws {
        let persons = try Fixture.Table(file: Fixture.path("irt_2pl_1000x30/persons.csv"))
        let scored = try ScoreAnswers(
            Fixture.path("irt_2pl_1000x30/responses.csv"), items: Fixture.path("irt_2pl_1000x30/mirt_items.csv"),
            by: .eap, cuts: [-1, 0.3, 1.5])
        let table = Fixture.Table(scored.csv)
        let levels = persons["eap"].map { theta in Double([-1, 0.3, 1.5].count { $0 <= theta }) }
        #expect(table["level"] == levels)
        #expect(zip(table["p1"], table["p2"]).allSatisfy { $0 >= $1 })
        #expect(table["lz"].allSatisfy { abs($0) < 6 } && table["lz"].contains { $0 < -2 })
        let odd = table["lz"].count { $0 < -2 }
        #expect(
            scored.words.map { String($0.en.prefix(15)) } == [
                "levels right 0.", String("\(odd) people whose answers".prefix(15)),
            ])
    }

    @Test("Skills scored together are the reference's, and with their means near them")
    func joint() throws {
        func scored(_ method: ScoreAnswers.Method) throws -> Fixture.Table {
            Fixture.Table(
                try ScoreAnswers(
                    Fixture.path("joint_skills_400/responses.csv"), items: Fixture.path("joint_skills_400/items.csv"),
                    by: method, covariance: Fixture.path("joint_skills_400/covariance.csv")
                ).csv)
        }
        let expected = try Fixture.Table(file: Fixture.path("joint_skills_400/expected.csv"))
        let (modes, means) = (try scored(.joint), try scored(.jointMean))
        for skill in 1...4 {
            #expect(Fixture.distance(modes["theta_\(skill)"], expected["map\(skill)"]) < 1e-4)
            #expect(Fixture.distance(modes["se_\(skill)"], expected["se\(skill)"]) < 1e-4)
            #expect(Fixture.distance(means["theta_\(skill)"], expected["map\(skill)"]) < 0.5)
        }
    }

    @Test("Anchors stay as they are, and the second year's mean and spread are those of the reference")
    func anchors() throws {
        let form = try String(contentsOfFile: Fixture.path("linking_2pl/form1_items.csv"), encoding: .utf8)
        let lines = form.split(separator: "\n")
        let anchors = lines.filter { $0.hasPrefix("item") || $0 >= "L29" }.joined(separator: "\n")
        try Fixture.withFiles(["anchors.csv": anchors]) { folder in
            var wish = CalibrateItems.Wish()
            wish.hasPrior = false
            wish.fixed = folder + "/anchors.csv"
            try CalibrateItems(Fixture.path("linking_2pl/form2_year2.csv"), wish).write(to: folder)
            let fit = Fixture.numbers(try Fixture.json(file: folder + "/fit.json"))
            let theirs = Fixture.numbers(try Fixture.json(file: Fixture.path("linking_2pl/linking.json")))
            #expect(abs((fit["groups.0.mean"] ?? 0) - (theirs["fixed_parameter.mean"] ?? 9)) < 5e-3)
            let spread = fit["groups.0.sd"] ?? 0
            #expect(abs(spread * spread - (theirs["fixed_parameter.var"] ?? 9)) < 5e-3)
            let items = try Fixture.Table(file: folder + "/items.csv")
            #expect(items["se_a1"][0].isNaN && items["a1"][0] == Double(lines[29].split(separator: ",")[1]))
        }
    }

    @Test("What is wrong is told with its row and column, and nothing is written")
    func refusals() throws {
        let files = [
            "letter.csv": "id,A,B\n1,0,x\n", "short.csv": "A,B\n0\n", "twice.csv": "A,A\n0,1\n", "empty.csv": "",
            "bare.csv": "A,B\n", "nobody.csv": "A,B\n0,\n1,\n", "good.csv": "A,B\n0,1\n1,0\n1,1\n",
            "items.csv": "item,a,d\nA,1,0\nB,1,0.5\n", "other.csv": "item,a,d\nC,1,0\n",
            "noslope.csv": "item,d\nA,0\n", "double.csv": "item,a,d\nA,1,0\nA,1,0\n",
            "flat.csv": "item,a,d\nA,0,0\n", "nine.csv": "A,B\n0,9\n", "noskill.csv": "item,a,d\nA,1,0\nB,1,0\n",
        ]
        try Fixture.withFiles(files) { folder in
            func calibrate(_ name: String, _ change: (inout CalibrateItems.Wish) -> Void = { _ in }) -> String {
                Fixture.refusal {
                    var wish = CalibrateItems.Wish()
                    change(&wish)
                    try CalibrateItems("\(folder)/\(name)", wish).write(to: folder + "/out")
                }
            }
            func score(_ name: String, _ items: String, _ method: ScoreAnswers.Method = .eap) -> String {
                Fixture.refusal { _ = try ScoreAnswers("\(folder)/\(name)", items: "\(folder)/\(items)", by: method) }
            }
            #expect(calibrate("letter.csv") == "M007 2:5")
            #expect(calibrate("short.csv") == "M004 2:1")
            #expect(calibrate("twice.csv") == "M002 1:3")
            #expect(calibrate("empty.csv") == "M001 1:1")
            #expect(calibrate("bare.csv") == "M008 1:1")
            #expect(calibrate("nobody.csv") == "M013 1:1")
            #expect(calibrate("gone.csv").hasPrefix("I001"))
            #expect(calibrate("good.csv") { $0.group = "year" } == "M003 1:1")
            #expect(calibrate("good.csv") { $0.fixed = folder + "/other.csv" }.hasPrefix("M012"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
            #expect(score("good.csv", "other.csv") == "M003 1:1")
            #expect(score("good.csv", "noslope.csv") == "M003 1:1")
            #expect(score("good.csv", "double.csv") == "M010 3:1")
            #expect(score("good.csv", "flat.csv") == "M011 2:1")
            #expect(score("nine.csv", "items.csv") == "M009 2:1")
            #expect(score("good.csv", "noskill.csv", .joint) == "M003 1:1")
        }
    }
}
