package import Kernel

/// What can be wrong with a mapping file or with the staff and unit files, one code each. The number is stable.
package enum RosterCode: String, CaseIterable, Sendable {
    /// The mapping file does not begin with `ikuseiMapping: 1`.
    case mappingVersion = "R001"
    /// A key that the mapping file does not know.
    case unknownKey = "R002"
    /// A key that the mapping file needs is missing.
    case missingKey = "R003"
    /// A value of the mapping file is of the wrong shape: a list where a text belongs, a text where a number belongs.
    case wrongShape = "R004"
    /// A value of the mapping file is not one of those allowed.
    case unknownChoice = "R005"
    /// `columns` or `values` names something that a file of this kind does not have.
    case unknownColumn = "R006"
    /// A column of a file without a header is given by name, or a position is below 1.
    case badPosition = "R007"
    /// The mapping file leads to a word that the plan's vocabulary does not have.
    case mappedWordUnknown = "R008"

    /// No entry of the mapping file matches the file's name.
    case noEntryForFile = "R020"
    /// The date of a snapshot cannot be told: no eight digits in the file's name, no order date in any row.
    case noSnapshotDate = "R021"
    /// The file lacks a column that its reading depends on.
    case columnMissing = "R022"
    /// The file lacks a column that the mapping names; the rest is read without it.
    case optionalColumnMissing = "R023"
    /// A column that the mapping names stands twice in the header; the first is read.
    case columnTwice = "R024"
    /// The file has no rows.
    case noRows = "R025"
    /// None of the files holds people.
    case noPeople = "R026"
    /// Several unit files bear no date, so their order is unknown.
    case unitFilesUndated = "R027"

    /// A row has more or fewer fields than the header; it was left out.
    case fieldCount = "R030"
    /// A field that must be filled is empty; the row was left out.
    case fieldEmpty = "R031"
    /// A date cannot be read, or no calendar has it; the row was left out.
    case dateUnreadable = "R032"
    /// A word that neither the mapping nor the plan's vocabulary has; told once with the number of rows.
    case wordUnknown = "R033"
    /// A code for main post, order or absence that the mapping does not explain; told once with the number of rows.
    case choiceUnknown = "R034"
    /// Grade or employment kind is empty; told once with the number of rows.
    case wordEmpty = "R035"
    /// The person has no reading (kana), so lists cannot put them in order.
    case kanaMissing = "R036"
    /// The person was born on or after the day of hiring, or was hired before the age of 15.
    case birthAfterHire = "R037"
    /// Names with user-defined characters (外字) and no alternate writing; told once a file with their number.
    case userDefinedCharacters = "R038"
    /// A period ends before it begins; the row was left out.
    case periodReversed = "R039"

    /// Two people have the same staff number in one snapshot.
    case staffNumberShared = "R040"
    /// A staff number went from one person to another.
    case staffNumberReused = "R041"
    /// One personal key has two staff numbers in one snapshot; the later row counts.
    case staffNumbersOfOnePerson = "R042"
    /// The same post stands twice in one snapshot; the second was left out.
    case postTwice = "R043"
    /// A person in service has no main post.
    case noMainPost = "R044"
    /// A person has two main posts on one day; the second is taken as concurrent.
    case twoMainPosts = "R045"
    /// People have several rows, and no column says which is the main post; the first is taken.
    case mainPostGuessed = "R046"
    /// A role or absence is of someone whom no people file has.
    case personUnknown = "R047"
    /// A transfer or leaving is of someone not in service.
    case changeWithoutPost = "R048"
    /// A hiring is of someone in service already.
    case hiredTwice = "R049"

    /// A post is in a unit that the unit files do not have; told once a unit with the number of rows.
    case unitUnknown = "R060"
    /// People have posts in a unit on a day on which it does not exist; told once a unit with the number of posts.
    case unitNotInForce = "R061"
    /// A unit stands twice for the same days; the second was left out.
    case unitTwice = "R062"
    /// The unit above is not in the file, or does not exist on the same days.
    case parentUnknown = "R063"
    /// Units lie above each other in a ring.
    case unitRing = "R064"
    /// One unit code has two names or two units above it in one snapshot.
    case unitAmbiguous = "R065"
    /// A people file names a unit otherwise than the unit file.
    case unitNameDiffers = "R066"

    /// More than a tenth of the people in service are missing from a full snapshot.
    case massLeaving = "R070"

    package var severity: Diagnostic.Severity {
        switch self {
        case .mappingVersion, .unknownKey, .missingKey, .wrongShape, .unknownChoice, .unknownColumn, .badPosition,
            .noEntryForFile, .noSnapshotDate, .columnMissing, .noRows, .noPeople, .unitFilesUndated, .fieldCount,
            .fieldEmpty, .dateUnreadable, .choiceUnknown, .periodReversed, .staffNumberShared, .twoMainPosts,
            .changeWithoutPost, .unitUnknown, .unitTwice, .unitRing, .massLeaving:
            .error
        case .userDefinedCharacters, .unitNameDiffers: .note
        default: .warning
        }
    }
}
