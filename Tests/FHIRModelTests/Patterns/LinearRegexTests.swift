import FHIRModel
import Testing

@Suite("Regular expressions in bounded time")
struct LinearRegexTests {
    @Test(
        "Whole-text matches",
        arguments: [
            ("abc", "abc", true), ("a|bc", "bc", true), ("a|bc", "abc", false),
            ("^[a-zA-Z\\- ]*$", "Anna-Maria de Vries", true), ("^[a-zA-Z\\- ]*$", "R2D2", false),
            ("^\\d{10,13}$", "0123456789", true), ("\\d{10,13}", "01234567890123", false),
            ("[^abc]+", "xyz", true), ("[^abc]+", "xya", false),
            ("[\\w.+-]+@[\\w-]+\\.\\w{2,}", "a.b+c@ex-1.org", true),
            ("\\+?(?:[()\\h-]*\\d[()\\h-]*){4}", "+(1)-2 3-4", true),
            ("[]a]+", "a]", true), ("[a-]+", "a-a", true), ("[\\]\\\\]+", "]\\", true),
            ("[a-\\d]+", "a-5", true), ("a{,2}", "a{,2}", true), ("x{a}", "x{a}", true),
            ("[[:alpha:]_]+", "ab_C", true), ("[[:^digit:]]+", "a1", false),
            ("\\x41\\u0042\\u{43}\\x{44}", "ABCD", true), ("\\uD83D\\uDD25+", "🔥🔥", true),
            ("\\p{L}+", "Łódź", true), ("\\p{Lu}\\p{Ll}+", "Émile", true),
            ("\\P{L}+", "12", true), ("[^\\p{L}]", "é", false), ("\\pL+", "aé", true),
            ("\\p{Alpha}", "é", false), ("\\p{gc=Nd}", "٣", true), ("\\d", "٣", false),
            ("(?i)straße", "STRAßE", true), ("(?i)[a-f]+", "aBcDeF", true),
            ("(?i:a)b", "Ab", true), ("(?i:a)b", "AB", false), ("((?i)a)b", "AB", false),
            ("(?i)É", "é", true), ("a(?#comment)b", "ab", true), ("\\Qa.b\\E.", "a.bx", true),
            ("\\Qa.b\\E.", "axbx", false), ("a\\tb", "a\tb", true), ("\\$\\.", "$.", true),
            ("🔥+", "🔥🔥🔥", true), ("A.*B", "A\n\t\t\tB", true), ("(?-s)A.*B", "A\nB", false),
            ("", "", true), ("", "a", false), ("()*", "", true), ("(a*)*", "aaa", true),
            ("(a|b)*?c", "abac", true), ("\\s+", "\u{a0}\u{2003}\n", true),
        ]
    )
    func whole(pattern: String, text: String, expected: Bool) throws {
        #expect(try LinearRegex(pattern).matchesWhole(text) == expected)
    }

    @Test(
        "Matches of a part, with anchors and word boundaries",
        arguments: [
            ("b", "abc", true), ("^b", "abc", false), ("b$", "ab", true),
            ("\\bcat\\b", "a cat!", true),
            ("\\bcat\\b", "concatenate", false), ("\\Bcat\\B", "concatenate", true),
            ("\\Ab\\z", "b", true), ("b\\Z", "b\n", true), ("b$", "b\n", false),
            ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false), ("$^", "", true),
            ("", "abc", true), ("^Library$", "a Library b", false),
        ]
    )
    func part(pattern: String, text: String, expected: Bool) throws {
        #expect(try LinearRegex(pattern).matches(in: text) == expected)
    }

    @Test(
        "Look-around of any length, ahead and behind, nested and negated",
        arguments: [
            ("^(?=.{1,5}$)[a-z]+$", "abcde", true), ("^(?=.{1,5}$)[a-z]+$", "abcdef", false),
            ("^(?!.*[DFIOQU])[A-VXY][0-9][A-Z] ?[0-9][A-Z][0-9]$", "K1A 0B1", true),
            ("^(?!.*[DFIOQU])[A-VXY][0-9][A-Z] ?[0-9][A-Z][0-9]$", "K1A 0D1", false),
            ("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{4,}$", "aB3x", true),
            ("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{4,}$", "ab3x", false),
            ("(?<=\\$)\\d+", "cost $15", true), ("(?<=\\$)\\d+", "cost 15", false),
            ("(?<!\\d)\\d{2}(?!\\d)", "a12b", true), ("(?<!\\d)\\d{2}(?!\\d)", "a123b", false),
            ("(?<=a+b*)c", "aabbc", true), ("(?<=^ab)c", "abc", true), ("(?<=^ab)c", "aabc", false),
            ("(?=a(?!b(?=c)))a", "abd", true), ("(?=a(?!b(?=c)))a", "abc", false),
            ("(?=a)*b", "b", true), ("(?!)", "a", false), ("(?=)", "a", true),
        ]
    )
    func lookAround(pattern: String, text: String, expected: Bool) throws {
        #expect(try LinearRegex(pattern).matches(in: text) == expected)
    }

    @Test(
        "Replacement: groups by number and name, escaped dollars, all matches",
        arguments: [
            ("123456", "234", "X", "1X56"), ("abc", "", "x", "abc"),
            ("abc123", "[0-9]", "-", "abc---"),
            (
                "11/30/1972", "\\b(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{2,4})\\b",
                "${day}-${month}-${year}", "30-11-1972"
            ),
            ("ab", "(a)(b)", "$2$1$0", "baab"), ("ab", "(a)|(b)", "<$1$2>", "<a><b>"),
            ("a", "a", "\\$1 \\\\ $ $x", "$1 \\ $ $x"), ("a", "(a)", "$12", "a2"),
            ("a", "a", "$1", "$1"),
            ("abc", "x*", "-", "-a-b-c-"), ("aXbX", "x", "", "aXbX"), ("", "^", "a", "a"),
            ("aaa", "a+?", "b", "bbb"), ("aaa", "a+", "b", "b"), ("🔥a🔥", "🔥", "x", "xax"),
            ("1.50 2.0", "(\\d+)\\.(\\d+)", "$1,$2", "1,50 2,0"),
        ]
    )
    func replacement(text: String, pattern: String, with: String, expected: String) throws {
        #expect(try LinearRegex(pattern).replacingMatches(in: text, with: with) == expected)
    }

    @Test("The first of several alternatives wins, as in engines that go back")
    func preference() throws {
        #expect(try LinearRegex("a|ab").firstMatch(in: "ab") == 0..<1)
        #expect(try LinearRegex("(?:a|ab)(?:c|bcd)").firstMatch(in: "abcd") == 0..<4)
        #expect(try LinearRegex("a*?b").firstMatch(in: "xaab") == 1..<4)
        #expect(try LinearRegex("a{2,3}?").firstMatch(in: "aaaa") == 0..<2)
        #expect(try LinearRegex("z").firstMatch(in: "abc") == nil)
    }

    @Test(
        "What cannot be matched is refused by name and place",
        arguments: [
            ("(a)\\1", LinearRegexError.Problem.unsupported(.backreference), 3),
            ("(?<n>a)\\k<n>", .unsupported(.backreference), 7),
            ("a*+", .unsupported(.atomicGroup), 1),
            ("(?>a)", .unsupported(.atomicGroup), 0), ("(?(1)a|b)", .unsupported(.conditional), 0),
            ("(?R)", .unsupported(.recursion), 0), ("(?x)a", .unsupported(.flag("x")), 0),
            ("(a", .unclosedGroup, 0), ("a)", .strayParenthesis, 1), ("x[a", .unclosedClass, 1),
            ("[b-a]", .invalidRange, 1), ("*a", .nothingToRepeat, 0), ("a**", .nothingToRepeat, 2),
            ("a{3,2}", .invalidRepeatCount, 1), ("a{99999}", .invalidRepeatCount, 1),
            ("\\y", .unknownEscape("y"), 0), ("\\", .unknownEscape(""), 0),
            ("\\p{Klingon}", .unknownProperty("Klingon"), 0),
            ("(?<n>a)(?<n>b)", .invalidGroupName("n"), 7), ("(?<1>a)", .invalidGroupName("1"), 0),
        ]
    )
    func refusals(pattern: String, problem: LinearRegexError.Problem, offset: Int) {
        #expect(throws: LinearRegexError(problem: problem, offset: offset)) {
            try LinearRegex(pattern)
        }
    }

    @Test("An unknown group in a replacement is an error")
    func unknownGroup() throws {
        let regex = try LinearRegex("(?<a>.)")
        #expect(throws: LinearRegexError(problem: .invalidGroupName("b"), offset: 1)) {
            try regex.replacingMatches(in: "x", with: "${b}")
        }
    }

    @Test("An error says what and where")
    func errorText() throws {
        let error = #expect(throws: LinearRegexError.self) { try LinearRegex("ab(c)\\1") }
        let text = "a reference back to a group is not supported, at character 6"
        #expect(error?.description == text)
    }

    @Test(
        "Hostile patterns end",
        arguments: [
            "(a+)+$", "(a|a)*$", "(a*)*b", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a?){50}a{50}",
            "(?=(a+)+$)(a+)+b", "(x+x+)+y",
        ]
    )
    func hostile(pattern: String) throws {
        let text = String(repeating: "a", count: 499) + "!"
        let regex = try LinearRegex(pattern)
        #expect(try !regex.matchesWhole(text))
        _ = try regex.matches(in: text)
        _ = try regex.replacingMatches(in: text, with: "-")
    }

    @Test("Patterns that would grow past the bound are refused, not expanded")
    func bounds() {
        for pattern in [
            "((a{1000}){1000}){1000}", "((){9999}){9999}", "(((((a{99}){99}){99}){99}){99})",
            String(repeating: "(", count: 5000), String(repeating: "(?:", count: 100),
            String(repeating: "a", count: 10_001), String(repeating: "()", count: 100),
        ] {
            let error = #expect(throws: LinearRegexError.self) { try LinearRegex(pattern) }
            #expect(error?.problem == .tooLarge)
        }
    }

    @Test("A match that needs too many steps is an error")
    func steps() throws {
        let regex = try LinearRegex("(?:a{0,40}){0,40}b")
        let text = String(repeating: "a", count: 20_000)
        #expect(throws: LinearRegexError(problem: .tooMuchWork, offset: 0)) {
            try regex.matches(in: text)
        }
    }
}
