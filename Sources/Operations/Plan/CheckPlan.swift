package import Domain
package import Kernel

/// Reads a plan with its packs and says everything that is wrong or doubtful with it.
package struct CheckPlan {
    package var plan: Plan
    package var packs: [FrameworkPack]
    package var diagnostics: [Diagnostic]

    /// `date` is the day on which frameworks and exams are held against their validity; nil: the plan's own.
    ///
    /// Throws `InputErrors` where the file is no plan at all.
    package init(file: String, on date: CalendarDate?) throws(InputErrors) {
        let library = PlanLibrary.beside(planFile: file)
        let (plan, diagnostics) = try PlanReader.read(text: try InputFile.text(file), file: file, packs: library.packs)
        let pinned = library.packs.filter { pack in plan.frameworks.contains { $0.id == pack.id } }
        self.plan = plan
        self.packs = library.packs
        self.diagnostics =
            (diagnostics + library.diagnostics.filter { found in pinned.contains { $0.file == found.place.file } }
            + PlanChecks.all(plan, packs: library.packs, on: date ?? plan.about.date ?? FiscalYear(2024).firstDay))
            .inReadingOrder()
    }
}
