package import Kernel

/// A city's digital-talent plan as data: everything the running system does follows from it (decision 4).
///
/// Lists keep the order of the file. Entries refer to each other by index into these lists; the reader has resolved
/// every name, so an index is always valid.
package struct Plan: Sendable {
    package var about = PlanMetadata()
    package var sections = [ProseSection]()
    package var vocabulary = Vocabulary()
    package var frameworks = [FrameworkReference]()
    package var unitClasses = [UnitClass]()
    package var denominators = [Denominator]()
    package var scales = [Scale]()
    package var skillFields = [SkillField]()
    package var skills = [Skill]()
    package var roles = [Role]()
    package var posts = [PostKind]()
    package var dimensions = [Dimension]()
    package var requirements = [Requirement]()
    package var growth = [GrowthStep]()
    package var groups = [ProgrammeGroup]()
    package var programmes = [Programme]()
    package var targets = [Target]()
    package var certificates = [Certificate]()
    package var exams = [Exam]()
    package var subsidies = [SubsidyRule]()
    package var surveys = [SurveyCampaign]()
    package var measurement = MeasurementRule()

    /// The file as the user named it.
    package var file = ""

    package init() {}

    package func skillIndex(_ id: String) -> Int? { skills.firstIndex { $0.id == id } }
    package func programmeIndex(_ id: String) -> Int? { programmes.firstIndex { $0.id == id } }
    package func scale(of skill: Int) -> Scale { scales[skills[skill].scale] }

    /// All personas of all dimensions, in the order of the file.
    package var personas: [(dimension: Int, kind: Int, persona: Persona)] {
        dimensions.indices.flatMap { d in
            dimensions[d].kinds.indices.map { (d, $0, dimensions[d].kinds[$0]) }
        }
    }

    package func persona(_ reference: PersonaReference) -> Persona {
        dimensions[reference.dimension].kinds[reference.kind]
    }

    /// The programmes that a programme or group id stands for.
    package func programmes(in reference: ProgrammeReference) -> [Int] {
        switch reference {
        case .programme(let index): [index]
        case .group(let index): programmes.indices.filter { programmes[$0].group == index }
        }
    }

    package func name(of reference: ProgrammeReference) -> Phrase {
        switch reference {
        case .programme(let index): programmes[index].name
        case .group(let index): groups[index].name
        }
    }

    package func name(of holder: RequirementHolder) -> Phrase {
        switch holder {
        case .persona(let reference): persona(reference).name
        case .role(let index): roles[index].name
        case .post(let index): posts[index].name
        }
    }
}

/// Where a statement of the plan comes from.
package struct Source: Hashable, Sendable {
    /// Index into `PlanMetadata.documents`.
    package var document: Int
    package var place: String
}

/// Who, what, when and under which plan (clause O2).
package struct PlanMetadata: Sendable {
    package enum Status: String, CaseIterable, Sendable { case draft, inForce, superseded }

    package var id = ""
    package var title = Phrase("")
    package var municipality = Municipality()
    package var version = ""
    package var date: CalendarDate?
    package var owner = ""
    package var status = Status.draft
    package var period: FiscalPeriod?
    package var parent: RelatedPlan?
    package var related = [RelatedPlan]()
    package var revisions = [Revision]()
    package var documents = [SourceDocument]()
    package var place = Place(file: "")
}

package struct Municipality: Hashable, Sendable {
    package var name = ""
    /// 全国地方公共団体コード, six digits with the check digit.
    package var code = ""
    package var prefecture = ""
}

package struct RelatedPlan: Sendable {
    package var title: Phrase
    package var relation: Phrase?
    package var source: Source?
}

package struct Revision: Sendable {
    package var version: String
    package var date: CalendarDate?
    package var summary: Phrase
}

package struct SourceDocument: Sendable {
    package var id: String
    package var title: Phrase
    package var publisher: String
    package var date: CalendarDate?
}

/// Prose of the booklet.
package struct ProseSection: Sendable {
    package var id: String
    package var title: Phrase
    package var paragraphs: [Phrase]
    package var source: Source?
    package var place: Place
}

/// A framework pack that the plan pins (frameworks move: facts §0.1).
package struct FrameworkReference: Sendable {
    package var id: String
    package var version: String
    package var place: Place
}

/// One campaign of an instrument.
package struct SurveyCampaign: Sendable {
    package var instrument: String
    package var version: String
    package var from: CalendarDate
    package var to: CalendarDate
    package var population: Rule?
    package var place: Place
}
