// The simulation study and the speed of the measurement mathematics: `ikusei-study study` and `ikusei-study speed`.

import Foundation

let usage = """
    ikusei-study study [--people N …] [--seed S]     Markdown of docs/measurement-study.md
    ikusei-study speed RESPONSES.csv [--quick]       Markdown table of CPU seconds

    """

do {
    switch try StudyCommand(Array(CommandLine.arguments.dropFirst())) {
    case .study(let people, let seed): print(try Study(people: people, seed: seed).markdown())
    case .speed(let path, let isQuick): print(try SpeedBench(path: path, isQuick: isQuick).markdown())
    }
} catch let error as StudyCommand.Failure {
    FileHandle.standardError.write(Data("\(error.words)\n\(usage)".utf8))
    exit(2)
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
