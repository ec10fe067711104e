import ConsultationRequests
import RequestTesting
import TerminalTesting
import Testing

/// `anteroom requests show`: the page of one request on a terminal.
struct RequestsShowTests {
    @Test(arguments: [
        "7F3-KQ2", "7f3kq2", "7F3 KQ2", "20261123T081407Z-7F3KQ2", "20261123T081407Z-7F3KQ2.json",
    ])
    func aRequestIsFoundByAnyFormOfItsNumber(word: String) throws {
        let staff = try StaffFolder()
        try staff.put()
        try staff.put(SampleRequest(priority: "stat"), "20261123T081407Z-000001")
        let run = try staff.run("show", word)
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("*** Talk before leaving ***\n"))
        #expect(run.text.contains("\nRequest: 7F3-KQ2 (20261123T081407Z-7F3KQ2)\n"))
    }

    @Test func thePageKeepsItsOrderAndFitsEightyColumns() throws {
        let staff = try StaffFolder()
        try staff.put()
        let run = try staff.run("show", "7F3-KQ2")
        let headings = run.lines.filter { line in
            line.count > 3 && line == line.uppercased() && line.first?.isLetter == true
        }
        #expect(
            headings == [
                "CONTACT", "SAFETY ANSWERS", "OUTCOME", "HEALTH", "ANSWERS", "FORM AND TIME",
                "SIGN-OFF",
            ]
        )
        #expect(run.lines.allSatisfy { $0.count < 80 })
        #expect(
            try staff.run("show", "7F3-KQ2", "--width", "40").lines.allSatisfy { $0.count < 40 }
        )
    }

    @Test func nothingOfAFileReachesTheTerminalAsACommand() throws {
        let staff = try StaffFolder()
        var request = SampleRequest.review
        request.name = StaffFolder.hostile
        request.form = "http://example.org/\(StaffFolder.hostile)|\(StaffFolder.hostile)"
        request.items.append(
            SampleRequest.plain(
                "evil",
                StaffFolder.hostile,
                #""valueString":"\#(StaffFolder.hostile)""#
            )
        )
        request.items.append(
            SampleRequest.coded(StaffFolder.hostile, "x", "\(StaffFolder.hostile)=y")
        )
        try staff.put(request)
        let run = try staff.run("show", "7F3-KQ2")
        #expect(run.status == 0)
        #expect(StaffFolder.isSafe(run.text))
        #expect(run.text.contains("owned"), "the words stay, their power goes")
        // Neither does a file's name on the command line.
        let name = "\u{1B}[2J\u{202E}.json"
        let missing = try staff.run("show", "\(staff.requests)/\(name)")
        #expect(missing.status == 66)
        #expect(StaffFolder.isSafe(missing.errors))
    }

    @Test func nothingOfADamagedFileIsShown() throws {
        let staff = try StaffFolder()
        try staff.put()
        let text = SampleRequest.review.json
        for damaged in [
            String(text.dropLast(10)), text + "}",
            text.replacing("\"transaction\"", with: "\"batch\""),
            text.replacing(
                "urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001\"},",
                with: "urn:uuid:0\"},"
            ),
        ] {
            try staff.folder.write(damaged, to: "Requests/20261123T081407Z-7F3KQ2.json")
            let run = try staff.run("show", "7F3-KQ2")
            #expect(run.status == 65)
            #expect(run.output == [])
            #expect(run.errors.contains("damaged") && !run.errors.contains("Alex"))
        }
    }

    @Test func aFileThatIsNotWhatWasSentIsCalledSo() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        #expect(try staff.run("show", stored.number.spoken).status == 0)
        let changed = SampleRequest.review.json.replacing("Alex", with: "Alix")
        try staff.folder.write(changed, to: "Requests/\(stored.fileName)")
        let run = try staff.run("show", stored.number.spoken)
        #expect(run.status == 65)
        #expect(run.output == [])
        #expect(run.errors.contains("it is not what was sent"))
    }

    @Test func aNumberThatFitsTwoOrNoneIsSaid() throws {
        let staff = try StaffFolder()
        try staff.put()
        try staff.put(.review, "20261124T081407Z-7F3KQ2")
        let two = try staff.run("show", "7F3-KQ2")
        #expect(two.status == 64)
        #expect(two.errors.contains("20261123T081407Z-7F3KQ2 or 20261124T081407Z-7F3KQ2"))
        let none = try staff.run("show", "000-000")
        #expect(none.status == 66)
        #expect(none.output == [] && none.errors.contains("`anteroom requests list`"))
    }

    @Test(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
    func aSealedOneIsShownWithTheKeyAlone() throws {
        let staff = try StaffFolder()
        let identity = "\(staff.folder.path)/clinic.key"
        let sealing = try Sealing(recipients: [AgeTool.makeKey(at: identity)])
        let stored = try staff.send(sealing: sealing)
        let file = "\(staff.requests)/\(stored.fileName)"
        for word in [stored.number.spoken, file] {
            let run = try staff.run("show", word, "--identity", identity)
            #expect(run.status == 0)
            #expect(run.text.contains("Name? Alex Example"))
            let closed = try staff.run("show", word)
            #expect(closed.status == 65)
            #expect(closed.output == [] && closed.errors.contains("--identity"))
        }
        let without = try ProgramRun.anteroom(
            ["requests", "show", file, "--identity", identity],
            environment: ["PATH": "/nonexistent"]
        )
        #expect(without.status == 78)
        #expect(without.output == [] && without.errors.contains("apt-get install age"))
    }
}
