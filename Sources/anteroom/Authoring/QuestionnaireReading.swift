import ArgumentParser
import FHIRModel
import FormFiller
import Glibc

/// Files that staff name on the command line, read with every fault reported.
enum QuestionnaireReading {
    /// The form in a file.
    ///
    /// - Throws: EX_NOINPUT, 66, where it cannot be read; EX_DATAERR, 65, where it has errors. They are reported.
    static func form(in path: String) throws -> Form {
        switch QuestionnaireFolder.form(of: try bytes(of: path), named: path) {
        case .usable(let form): return form
        case .broken(let complaints):
            for complaint in complaints { StandardError.write(complaint) }
            throw ExitCode(EX_DATAERR)
        }
    }

    /// The bytes of a file.
    ///
    /// - Throws: EX_NOINPUT, 66, where it cannot be read; it is reported.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            return try FileReading.bytes(of: path)
        } catch {
            StandardError.write(
                "anteroom: \(path): cannot be read; check that it exists and its permissions"
            )
            throw ExitCode(EX_NOINPUT)
        }
    }
}
