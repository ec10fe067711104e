import ConsultationRequests
import Foundation
import Testing

@testable import DeskSite

/// What staff see and do at a desk.
@Suite("The front desk's pages") struct DeskSiteTests {
    @Test func aCallStandsFirstUntilSomebodyTookIt() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let call = try desk.call()
        await desk.desk.look()
        let list = await desk.get("/").text
        #expect(
            list.contains("id=\"a-\(call)\" class=\"call waiting\"")
                && list.contains("<h3>Seat 4</h3>")
        )
        #expect(list.contains("<title>(1) Calls – Front desk</title>"))
        #expect(list.contains("Nobody is going yet<"))
        #expect(await desk.post("/shown", ["numbers": "\(call)"]).status == 204)
        #expect(desk.marks.map(\.event) == [.shown])
        #expect(await desk.get("/").text.contains("Nobody is going yet, a screen shows it"))
        _ = await desk.post("/shown", ["numbers": "\(call) 20261123T081407Z-000000 x"])
        #expect(desk.marks.count == 1, "once")
        let take = ["event": "taken", "initials": "AB", "last": ""]
        #expect(await desk.post("/a/\(call)", take).status == 303)
        let taken = await desk.get("/").text
        #expect(taken.contains("data-waiting=\"0\"") && taken.contains("Taken by AB, 20"))
        let alerts = AlertStore(folder: desk.folder, station: "Seat 4", command: nil)
        #expect(try alerts.unacknowledged().isEmpty)
        let last = DeskMarks.last(of: desk.marks)
        let close = ["event": "closed", "initials": "AB", "note": "Spoke with them", "last": last]
        #expect(await desk.post("/a/\(call)", close).status == 303)
        #expect(!(await desk.get("/").text.contains("\(call)")))
    }

    /// By its file a kiosk knows that there is a screen.
    @Test func aDeskThatOpensSaysSo() async throws {
        let desk = try await DeskFixture()
        for _ in 1...2 { await desk.desk.open() }
        #expect(FileManager.default.fileExists(atPath: desk.folder + "/desk-one.jsonl"))
        #expect(desk.marks.isEmpty)
        #expect(try !RequestFolder(path: desk.folder).check().hasErrors)
        try desk.put()
        #expect(
            await desk.post(
                "/r/\(DeskFixture.number)",
                ["event": "called", "initials": "AB", "last": ""]
            ).status == 303
        )
        #expect(desk.marks.map(\.event) == [.seen, .called])
    }

    @Test func aCallStandsOnEveryPage() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        await desk.desk.look()
        for target in ["/r/\(DeskFixture.number)", "/stats"] {
            #expect(await desk.get(target).text.contains("data-only=\"waiting\" hidden"))
        }
        let call = try desk.call()
        await desk.desk.look()
        for target in ["/r/\(DeskFixture.number)", "/stats"] {
            #expect(await desk.get(target).text.contains("id=\"a-\(call)\" class=\"call waiting\""))
        }
    }

    @Test func twoPeopleAtOnceDoNotOverwriteEachOther() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let path = "/r/\(DeskFixture.number)"
        let page = await desk.get(path).text
        #expect(page.contains("name=\"last\" value=\"\""))
        #expect(
            await desk.post(
                path,
                ["event": "called", "initials": "AB", "last": "", "note": "At five"]
            ).status == 303
        )
        let second = await desk.post(
            path,
            ["event": "done", "initials": "CD", "last": "", "note": "Mine <b>"]
        )
        #expect(second.status == 409)
        #expect(second.text.contains("At five"), "what the other wrote")
        #expect(second.text.contains("Mine &lt;b&gt;</textarea>"), "and what was to be written")
        #expect(desk.marks.map(\.initials) == ["AB", "AB"])
        let last = DeskMarks.last(of: desk.marks)
        #expect(
            await desk.post(path, ["event": "done", "initials": "CD", "last": last]).status == 303
        )
        #expect(RequestState(desk.marks).words == "done")
        #expect(
            !(await desk.get("/").text.contains("Alex Example")),
            "what is done is not shown first"
        )
        #expect(await desk.get("/?show=all").text.contains("Alex Example"))
    }

    @Test(arguments: [
        ("taken", "AB", ""), ("viewed", "AB", ""), ("eaten", "AB", ""), ("called", "", ""),
        ("called", "A B", ""),
        ("called", "ABCDEFGHIJKLM", ""), ("note", "AB", "  "), ("", "AB", "x"),
    ])
    func aFormThatDoesNotFitChangesNothing(
        _ event: String,
        _ initials: String,
        _ note: String
    ) async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let fields = ["event": event, "initials": initials, "note": note, "last": ""]
        #expect(await desk.post("/r/\(DeskFixture.number)", fields).status == 400)
        #expect(desk.marks.isEmpty)
    }

    /// The names that broke another library's escaping, and worse.
    @Test(arguments: [
        #"\"\u0301 onfocus=alert(1) autofocus x"#, "<script>alert(1)</script>",
        "</title></textarea></style><img src=x>",
        #"\u202Egnp\u2066"#, String(repeating: "W", count: 500), "'\\u0301><svg/onload=alert(1)>",
        "&lt;b&gt;",
    ])
    func noNameBecomesMarkup(_ name: String) async throws {
        let desk = try await DeskFixture()
        try desk.put(name)
        _ = try desk.call(station: "<i>\"\u{301} onx=1")
        await desk.desk.look()
        let plain = try await DeskFixture()
        try plain.put()
        _ = try plain.call()
        await plain.desk.look()
        for target in [
            "/", "/r/\(DeskFixture.number)", "/?q=%22%CC%81%3Cscript%3E&show=all", "/stats",
        ] {
            let (hostile, tame) = (await desk.get(target).text, await plain.get(target).text)
            #expect(Self.tags(hostile).subtracting(Self.tags(tame)) == [], "\(target)")
            #expect(
                !hostile.unicodeScalars.contains { ["\u{202E}", "\u{2066}", "\0"].contains($0) }
            )
        }
        for target in ["/r/\(DeskFixture.number).css", "/desk.js", "/worker.js", "/health"] {
            #expect(!(await desk.get(target).text.contains("alert(1)")))
        }
    }

    /// The names of all elements with those of their attributes, found by scalars.
    private static func tags(_ html: String) -> Set<String> {
        let bytes = Array(html.utf8)
        var tags: Set<String> = []
        for part in bytes.split(separator: UInt8(ascii: "<")).dropFirst() {
            var isQuoted = false
            var tag: [UInt8] = []
            for byte in part {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if byte == UInt8(ascii: ">"), !isQuoted { break }
                if !isQuoted, byte != UInt8(ascii: "\"") { tag.append(byte) }
            }
            tags.insert(String(decoding: tag, as: UTF8.self))
        }
        return tags
    }

    @Test func thePageIsMadeAnewAndTheNarrativeOfTheFileIsNotShown() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let file = "\(desk.folder)/\(DeskFixture.number).json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let narrative =
            #""priority":"asap","text":{"status":"generated","div":"<div>SMUGGLED</div>"}"#
        try text.replacing(#""priority":"asap""#, with: narrative).write(
            toFile: file,
            atomically: true,
            encoding: .utf8
        )
        let page = await desk.get("/r/\(DeskFixture.number)")
        #expect(
            page.status == 200 && page.text.contains("TALK FIRST")
                && !page.text.contains("SMUGGLED")
        )
    }

    @Test func aDamagedFileShowsNothingOfItself() async throws {
        let desk = try await DeskFixture()
        try #"{"resourceType":"Bundle","entry":[{"name":"Canary""#
            .write(
                toFile: "\(desk.folder)/\(DeskFixture.number).json",
                atomically: true,
                encoding: .utf8
            )
        for target in ["/", "/r/\(DeskFixture.number)"] {
            let page = await desk.get(target).text
            #expect(!page.contains("Canary"))
        }
        #expect(await desk.get("/").text.contains("DAMAGED"))
    }

    @Test func aFolderThatIsGoneIsARedRowAndHealthSaysSo() async throws {
        let desk = try await DeskFixture()
        #expect(await desk.get("/health").status == 200)
        try FileManager.default.removeItem(atPath: desk.folder)
        await desk.desk.look()
        let page = await desk.get("/")
        #expect(
            page.status == 200 && page.text.contains("class=\"trouble\">requests cannot be read")
        )
        #expect(await desk.get("/health", ["cookie": ""]).status == 503)
    }

    /// Staff read of a folder what `anteroom status` says of it; a monitor without a token, how each row stands.
    @Test func healthTellsWhatTheStatusOfTheKioskTells() async throws {
        let desk = try await DeskFixture()
        await desk.desk.open()
        let text = await desk.get("/health").text
        let rows = [
            "visits", "codes", "alerts", "requests", "audit trail", "disk", "desk", "delivery",
        ]
        let shown = text.split(separator: "\n").map(String.init)
        #expect(shown.first?.hasPrefix("anteroom-desk, 20") == true)
        for name in rows {
            #expect(shown.contains { $0.dropFirst(12).hasPrefix(name + " ") }, "\(name): \(text)")
        }
        #expect(text.contains("ok          desk            open: "))
        let states = await desk.get("/health", ["cookie": ""]).text.split(separator: "\n")
            .dropFirst()
        #expect(states.map { $0.dropFirst(12) } == rows.map { $0[...] }, "\(states)")
        let json = await desk.get("/health?format=json", ["cookie": ""]).text
        #expect(json.contains("\"name\": \"alerts\"") && json.contains("\"status\": "))
        for word in ["Alex", "7F3-KQ2"] {
            #expect(!text.contains(word) && !json.contains(word))
        }
    }

    @Test func itSpeaksTheLanguageOfTheBrowserOrTheOneThatIsChosen() async throws {
        let desk = try await DeskFixture()
        #expect(
            await desk.get("/", ["accept-language": "fr, es-MX;q=0.8, en"]).text.contains(
                "Nadie llama."
            )
        )
        #expect(await desk.get("/", ["accept-language": "de"]).text.contains("Nobody calls."))
        let chosen = await desk.post("/language", ["language": "es"])
        let cookie = try #require(chosen.header("Set-Cookie")).prefix { $0 != ";" }
        #expect(
            await desk.get("/", ["cookie": "\(desk.cookie); \(cookie)"]).text.contains(
                "<html lang=\"es\">"
            )
        )
    }

    @Test func aStreamHearsOfAChangeAndOfNothingElse() async throws {
        let desk = try await DeskFixture()
        await desk.desk.look()
        let before = await desk.desk.currentVersion()
        await desk.desk.look()
        #expect(await desk.desk.currentVersion() == before)
        #expect(await desk.desk.change(since: before, seconds: 0) == before, "nothing changed")
        async let heard = desk.desk.change(since: before, seconds: 20)
        try desk.put()
        await desk.desk.look()
        #expect(await heard == before + 1)
    }

    @Test func aHugeListIsShownInPages() async throws {
        let desk = try await DeskFixture()
        for code in 0..<250 {
            try desk.put(
                number:
                    "\(RequestNumber(time: UTCTime(secondsSince1970: 1_795_443_307), code: UInt32(code)))"
            )
        }
        await desk.desk.look()
        let first = await desk.get("/").text
        #expect(first.components(separatedBy: "<tr class").count == 201)
        #expect(first.contains("/?start=200&amp;show=open&amp;q="))
        #expect(await desk.get("/?start=200").text.components(separatedBy: "<tr class").count == 51)
        #expect(await desk.get("/?start=-5").status == 200)
    }

    @Test func whoLookedIsNotedOnceByAForm() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let cookie = "\(desk.cookie); \(desk.gate.cookieName)-initials=AB"
        for _ in 1...3 {
            #expect(
                await desk.post("/viewed/\(DeskFixture.number)", [:], ["cookie": cookie]).status
                    == 204
            )
        }
        #expect(desk.marks.map { "\($0.event) \($0.initials)" } == ["viewed AB"])
        #expect(
            await desk.get("/").text.contains("new"),
            "that it was looked at makes nothing seen"
        )
    }
}
