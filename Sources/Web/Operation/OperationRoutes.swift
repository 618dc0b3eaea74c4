import Domain
import Hummingbird

extension Place where Value == NoValue {
    package static var auditVerification: Self { Self("audit/verify") }
    package static var auditExport: Self { Self("audit/export") }
    package static var retention: Self { Self("retention") }
}

extension Place where Value == Int64 {
    package static var backupVerification: Self { Self("backups/*/verify") }
    package static var personErasure: Self { Self("people/*/erasure") }
}

extension RouteBuilder {
    func addOperationRoutes() {
        get(.audit, .right(.seeAudit), use: AuditPage.show)
        get(.auditExport, .rights(.seeAudit, .exportTables), use: AuditPage.export)
        post(.auditVerification, .right(.seeAudit), use: AuditPage.verify)
        get(.backups, .right(.manageBackups), use: BackupsPage.show)
        post(.backups, .right(.manageBackups), use: BackupsPage.request)
        post(.backupVerification, .right(.manageBackups), use: BackupsPage.verify)
        get(.retention, .right(.manageRetention), use: RetentionPage.show)
        post(.retention, .right(.manageRetention), .fresh, use: RetentionPage.choose)
        get(.personErasure, .right(.manageAccounts), use: ErasurePage.show)
        post(.personErasure, .right(.manageAccounts), .fresh, use: ErasurePage.erase)
        get(.jobs, .right(.seeHealth), use: JobsPage.show)
        get(.health, .right(.seeHealth), use: HealthPage.show)
    }
}
