import Foundation

@testable import Kiosk

extension Clinic {
    /// The clinic of the shipped questionnaires.
    static var shipped: Clinic? {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Questionnaires/clinic.json")
        return (try? Data(contentsOf: file)).flatMap { Clinic(parsing: Array($0)) }
    }
}
