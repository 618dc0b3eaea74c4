import Domain
import Hummingbird

extension Place where Value == NoValue {
    package static var auditVerification: Self { Self("audit/verify") }
    package static var auditExport: Self { Self("audit/export") }
}

extension Place where Value == Int64 {
    package static var backupVerification: Self { Self("backups/*/verify") }
}

extension RouteBuilder {
    func addOperationRoutes() {
        get(.audit, .right(.seeAudit), use: AuditPage.show)
        get(.auditExport, .rights(.seeAudit, .exportTables), use: AuditPage.export)
        post(.auditVerification, .right(.seeAudit), use: AuditPage.verify)
        get(.backups, .right(.manageBackups), use: BackupsPage.show)
        post(.backups, .right(.manageBackups), use: BackupsPage.request)
        post(.backupVerification, .right(.manageBackups), use: BackupsPage.verify)
        get(.jobs, .right(.seeHealth), use: JobsPage.show)
        get(.health, .right(.seeHealth), use: HealthPage.show)
    }
}
