import Domain
import Formats
package import Kernel
import Mathematics

extension CalibrateItems {
    package static let files = ["items.csv", "scores.csv", "fit.json"]

    package func write(to folder: String) throws(InputErrors) {
        try OutputFolder.make(folder)
        for (name, bytes) in zip(Self.files, [items, scores, json]) {
            try OutputFolder.write(bytes, to: folder + "/" + name)
        }
    }

    private var items: [UInt8] {
        var further: [(String, [String])] = []
        func add(_ name: String, _ figures: [Double]) {
            further.append((name, figures.map { $0.isFinite ? "\($0)" : "" }))
        }
        if wish.isLowerFree { add("se_c", calibration.lowerErrors) }
        if let items = fit.items {
            add("infit", items.map(\.infit))
            add("outfit", items.map(\.outfit))
        }
        if let sums = fit.sums {
            add("sx2", sums.map(\.chiSquared))
            further.append(("df_sx2", sums.map { "\($0.df)" }))
            add("p_sx2", sums.map(\.p))
        }
        if let conditional = fit.conditional {
            add("b_cml", conditional.difficulties)
            add("se_cml", conditional.errors)
        }
        return ItemTable.csv(table.items, calibration, further: further)
    }

    /// What each sum of answers to all items says of somebody, for paper.
    private var scores: [UInt8] {
        let group = calibration.groups[0]
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["score", "theta", "se", "share", "theta_tcc"])
        for line in SumScoreTable(calibration.items, mean: group.mean, sd: group.sd).lines {
            writer.field(line.score)
            for figure in [line.estimate.theta, line.estimate.error, line.share] {
                if figure.isFinite { writer.field("\(figure)") } else { writer.emptyField() }
            }
            if let ability = SumScoreTable.ability(forSum: Double(line.score), of: calibration.items) {
                writer.field("\(ability)")
            } else {
                writer.emptyField()
            }
            writer.endRecord()
        }
        return writer.utf8
    }

    private var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("logLik", calibration.logLikelihood)
            json.member("logPrior", calibration.logPrior)
            json.member("N", table.people.count)
            json.member("items", table.items.count)
            json.member("parameters", fit.parameters)
            json.member("cycles", calibration.cycles)
            json.member("converged", calibration.isConverged)
            json.member("reliability", fit.reliability)
            if wish.isRasch { json.member("logLik_cml", fit.conditional?.logLikelihood) }
            writeMargins(to: &json)
            writeResiduals(to: &json)
            json.key("groups")
            json.array { json in
                for (index, group) in calibration.groups.enumerated() {
                    json.object { json in
                        json.member("group", table.groups.indices.contains(index) ? table.groups[index] : "")
                        json.member("mean", group.mean)
                        json.member("se_mean", calibration.groupErrors[index].mean)
                        json.member("sd", group.sd)
                        json.member("se_sd", calibration.groupErrors[index].sd)
                    }
                }
            }
        }
        return json.finished()
    }

    private func writeMargins(to json: inout JSONWriter) {
        json.key("M2")
        guard let margins = fit.margins else { return json.null() }
        json.object { json in
            json.member("M2", margins.m2)
            json.member("df", margins.df)
            json.member("p", margins.p)
            json.member("RMSEA", margins.rmsea)
            json.member("SRMSR", margins.srmsr)
        }
    }

    private func writeResiduals(to json: inout JSONWriter) {
        json.key("Q3")
        guard let pairs = fit.residuals else { return json.null() }
        json.object { json in
            json.member("max", pairs.highest.correlation)
            json.key("max_items")
            json.array { json in
                for item in [pairs.highest.first, pairs.highest.second] { json.value(table.items[item]) }
            }
            json.member("min", pairs.lowest.correlation)
            json.member("mean", pairs.mean)
        }
    }
}
