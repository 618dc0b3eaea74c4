import ArgumentParser
import Domain
import Kernel
import Operations
import Storage

struct GroupRoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group-role",
        abstract: "SCIMのグループに役割を結び付ける。番号がなければ一覧 / tie a role to a group of SCIM; without a number, list them")

    @Argument(help: "グループの番号（一覧の最初の列） / the group's number, the first column of the list")
    var group: Int64?

    @Option(help: "役割（管理者以外） / role, but the administrator's")
    var role: AccountRole?

    @Option(help: "所属コード（既定: 全庁） / unit code (default: the whole city)")
    var unit: String?

    @Flag(help: "結び付けを外す / untie it")
    var remove = false

    @OptionGroup var city: CityOptions

    func validate() throws {
        if group != nil, role == nil, !remove {
            throw ValidationError("--role か --remove を指定してください / give --role or --remove")
        }
    }

    func run() async throws {
        try await city.using { city, terminal in
            if let group {
                if remove {
                    try await TieGroupRole.untie(role, from: group, by: .console, in: city.context)
                } else if let role {
                    try await TieGroupRole.run(role, to: group, unit: unit, by: .console, in: city.context)
                }
                return
            }
            for found in try await TieGroupRole.list(by: .console, in: city.context) {
                let roles = found.roles.map { $0.role.rawValue + ($0.unitCode.map { "@" + $0 } ?? "") }
                terminal.print(
                    ["\(found.group.id)", found.group.displayName, "\(found.group.members.count)"]
                        .joined(separator: "\t") + "\t" + roles.joined(separator: ","))
            }
        }
    }
}
