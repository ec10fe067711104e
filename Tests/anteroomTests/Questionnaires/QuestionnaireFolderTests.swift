import Foundation
import Testing

@testable import anteroom

/// What a kiosk makes of the folder of questionnaires it is given.
struct QuestionnaireFolderTests {
    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "questionnaires-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        return folder.path()
    }

    private let good = """
        {"resourceType": "Questionnaire", "status": "active", "title": "T", "item": [
          {"linkId": "a", "type": "display", "text": "Read."}]}
        """

    @Test func `A missing folder is named`() {
        #expect(throws: QuestionnaireFolderError.missing("/no/such/folder")) {
            try QuestionnaireFolder(reading: "/no/such/folder")
        }
    }

    @Test func `An empty folder is named, whatever other files are in it`() throws {
        let path = try folder(["notes.txt": "x", ".half.json": good])
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: QuestionnaireFolderError.empty(path)) {
            try QuestionnaireFolder(reading: path)
        }
    }

    @Test func `A file in the place of a folder is told as one`() throws {
        let path = try folder(["a.json": good])
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: QuestionnaireFolderError.notAFolder(path + "/a.json")) {
            try QuestionnaireFolder(reading: path + "/a.json")
        }
    }

    @Test func `Broken files are named with line and column, and the others run`() throws {
        let path = try folder([
            "1.json": good, "2.json": "{\n  \"a\": 1,}",
            "3.json": "{\"resourceType\": \"ValueSet\"}",
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        var read = try QuestionnaireFolder(reading: path)
        try read.readRest()
        #expect(read.forms.count == 1)
        #expect(read.complaints.count == 2)
        #expect(read.complaints.first?.contains("2.json:2:9: error:") == true)
        #expect(read.complaints.last?.contains("3.json:1:1: error:") == true)
    }

    @Test func `A folder with nothing but broken files has nothing for a visitor`() throws {
        let path = try folder(["1.json": "{"])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: QuestionnaireFolderError.self) {
            try QuestionnaireFolder(reading: path)
        }
        guard case .nothingUsable(_, let complaints) = error else {
            Issue.record("expected nothing usable")
            return
        }
        #expect(complaints.count == 1)
    }

    @Test
    func `A visit begins with covers, and what is found broken has none in the end`()
        throws
    {
        let path = try folder([
            "1.json": good,
            "2.json": good.replacing("Read.", with: String(repeating: "Read. ", count: 9)),
            "3.json": good + String(repeating: " ", count: 99) + "]",
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        var read = try QuestionnaireFolder(reading: path)
        #expect(read.covers.count == 3)
        #expect(read.forms.isEmpty)
        try read.readRest()
        #expect(read.covers.count == 2)
        #expect(read.forms.count == 2)
        #expect(read.complaints.allSatisfy { $0.hasPrefix(path + "/3.json:") })
        #expect(!read.complaints.isEmpty)
    }

    @Test func `What is found broken is said once, in whatever order it is found`() throws {
        let path = try folder([
            "1.json": good + "]", "2.json": "{", "3.json": good,
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        var read = try QuestionnaireFolder(reading: path)
        #expect(read.newComplaints().map { $0.hasPrefix(path + "/2.json:") } == [true])
        try read.readRest()
        #expect(read.newComplaints().map { $0.hasPrefix(path + "/1.json:") } == [true])
        #expect(read.newComplaints().isEmpty)
    }

    @Test func `Covers of files that are all broken are found out once they are read`() throws {
        let path = try folder(["1.json": good + "]", "2.json": good + "}"])
        defer { try? FileManager.default.removeItem(atPath: path) }
        var read = try QuestionnaireFolder(reading: path)
        let error = #expect(throws: QuestionnaireFolderError.self) { try read.readRest() }
        guard case .nothingUsable(_, let complaints) = error else {
            Issue.record("expected nothing usable")
            return
        }
        #expect(complaints.count == 2)
    }
}
