/// How mails leave the installation. Without it none does.
package struct MailSettings: Sendable, Hashable {
    /// The system's program that takes mail: `/usr/sbin/sendmail`.
    package var command: String
    /// The sender's address, to which what cannot be delivered comes back.
    package var from: String
    /// As browsers see the installation, without a stroke at the end: mails lead there.
    package var publicURL: String

    package init(command: String, from: String, publicURL: String) {
        self.command = command
        self.from = from
        self.publicURL = publicURL
    }
}
