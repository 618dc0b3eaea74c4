import Domain

extension Place where Value == NoValue {
    package static var certificates: Self { Self("certificates") }
    package static var trainingGains: Self { Self("training/gains") }
    package static var trainingGainsFile: Self { Self("training/gains.csv") }
    package static var certificatesTable: Self { Self("certificates/table") }
}

extension Place where Value == Int64 {
    package static var myCertificateProof: Self { Self("my/certificates/*/proof") }
    package static var certificateProof: Self { Self("certificates/*/proof") }
    package static var certificateDecision: Self { Self("certificates/*/decision") }
}

extension RouteBuilder {
    func addTrainingRoutes() {
        get(.trainingGains, .right(.seeSurveyResults), use: TrainingGainsPage.show)
        get(.trainingGainsFile, .rights(.seeSurveyResults, .exportTables), use: TrainingGainsPage.save)
        get(.myCertificates, .right(.registerCertificate), use: MyCertificatesPage.show)
        post(.myCertificates, .right(.registerCertificate), takes: .proof, use: MyCertificatesPage.register)
        get(.myCertificateProof, .right(.registerCertificate), use: CertificatesPage.proof)
        get(.certificates, .right(.decideCertificates), use: CertificatesPage.show)
        get(.certificatesTable, .rights(.decideCertificates, .exportTables), use: CertificatesPage.save)
        get(.certificateProof, .right(.decideCertificates), use: CertificatesPage.proof)
        post(.certificateDecision, .right(.decideCertificates), use: CertificatesPage.decide)
    }
}
