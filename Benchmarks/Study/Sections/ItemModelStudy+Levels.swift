import Mathematics

extension ItemModelStudy {
    /// What is said of levels, and how often it was so.
    func writeLevels(_ report: inout Report, _ sizes: [Size]) {
        report.text(
            """
            "At least this level" is told with a certainty: from the shares of the posterior at the nodes of the grid, \
            as evidence is put together, or from EAP and standard error as if the posterior were normal. Of all \
            statements told with 75 to 85 %, so many were so (aim: 78 to 82 %):
            """)
        report.table(
            ["people", "statements", "by the grid", "by the normal curve"],
            sizes.map { size in
                let grid = size.replications.map { Certainty.total($0.byGrid) }
                let normal = size.replications.map { Certainty.total($0.byNormal) }
                return [
                    size.name, Figure.whole(Certainty.held(grid).count),
                    report.held(Certainty.held(grid), "\(size.name), levels called 80 %, by the grid"),
                    report.held(Certainty.held(normal), "\(size.name), levels called 80 %, by the normal curve"),
                ]
            })
        report.text("The same cut by cut, for a cut may lie on a node of the grid (−1 does) or between two:")
        report.table(
            ["people", "way"] + zip(StudyLevels.names, StudyLevels.abilities).map { "\($0) (\(Figure.signed($1, 1)))" },
            sizes.flatMap { size in
                [("grid", \ItemModelReplication.byGrid), ("normal", \ItemModelReplication.byNormal)].map { way, path in
                    [size.name, way]
                        + StudyLevels.names.indices.map { cut in
                            report.held(
                                Certainty.held(size.replications.map { $0[keyPath: path][cut] }),
                                "\(size.name), level \(StudyLevels.names[cut]) called 80 %, by the \(way)")
                        }
                }
            })
        report.text("Over the whole range, in tenths: certainty told → share that was so.")
        report.table(
            ["people", "way"] + (5..<10).map { "\($0)0–\($0 + 1)0 %" },
            sizes.flatMap { size in
                [("grid", \ItemModelReplication.byGrid), ("normal", \ItemModelReplication.byNormal)].map { way, path in
                    let all = Certainty.total(size.replications.flatMap { $0[keyPath: path] })
                    return [size.name, way]
                        + all.tenths.map { Figure.percent($0.meanTold) + " → " + Figure.percent($0.share) }
                }
            })
    }
}
