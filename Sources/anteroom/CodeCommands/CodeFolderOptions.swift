import ArgumentParser
import ConsultationRequests
import Glibc

/// The option that says where the codes are.
struct CodeFolderOptions: ParsableArguments {
    @Option(help: "The folder of codes, which staff and kiosks may write to.")
    var codes: String?

    /// The folder, for somebody with these initials.
    func folder(by initials: String = "") -> CodeFolder {
        let installed = "/var/lib/anteroom/Codes"
        let isInstalled = unsafe access(installed, F_OK) == 0 || errno == EACCES
        let path = codes ?? (isInstalled ? installed : "Codes")
        return CodeFolder(DefaultFolder.resolved(path), by: initials)
    }
}
