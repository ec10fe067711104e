import Testing

@testable import Kiosk

/// Pages of every kind, made by hand, as the shipped questionnaires would make them.
enum SamplePages {
    static let words = EnglishWords()
    static let crisisLine = "Crisis line: call or text 988, any time. Emergency: 911."
    static let shortCrisisLine = "988: call or text, any time · 911"

    /// The sizes that pages are held to, as columns and rows.
    static let sizes = [(40, 12), (80, 22), (80, 24), (80, 25), (100, 37), (160, 50), (240, 67)].map
    {
        TerminalSize(columns: $0.0, rows: $0.1)
    }

    static func layout(_ size: TerminalSize, _ look: TerminalLook = .full) -> ScreenLayout {
        ScreenLayout(
            size: size,
            look: look,
            words: words,
            crisisLine: size.columns < 60 ? shortCrisisLine : crisisLine,
            answerLength: 120
        )
    }

    private static func base(_ title: String, _ part: String?) -> Screen {
        Screen(
            isDemonstration: true,
            clinic: "Example Clinic",
            part: part,
            title: title,
            hint: words.typeOneNumber,
            commands: [.person, .back, .stop, .help, .language],
            languages: ["Español"]
        )
    }

    static var safety: Screen {
        var screen = base(
            "Are you thinking about ending your life right now?",
            "Part 2 of 6: Your safety"
        )
        screen.reasons = [
            "We ask everyone this. You are not in trouble.\nIf you say yes, someone will come to you."
        ]
        screen.blocks = [
            .option(key: "1", text: "Yes"), .option(key: "2", text: "No"),
            .option(key: "3", text: "I want to talk to a person now"),
        ]
        return screen
    }

    /// The same, after a line that was not understood.
    static var mistake: Screen {
        var screen = safety
        screen.error = Screen.TypingError(typed: "mabye", advice: "Type 1, 2 or 3.")
        return screen
    }

    static var eightOptions: Screen {
        var screen = base("Have you ever had any of these?", "Part 5 of 6: Your health")
        screen.reasons = ["Each of these can change the way we plan your care."]
        screen.remarks = ["You can choose more than one."]
        let texts = [
            "Head injury, or pressure in the head", "High pressure in the eye",
            "A thyroid problem that is not treated", "Liver disease", "Bladder pain or problems",
            "Seizures", "Breathing that stops in sleep", "None of these",
        ]
        screen.blocks = texts.enumerated().map { .option(key: "\($0 + 1)", text: $1) }
        screen.hint = "Type the numbers, like 1 2, then press Enter."
        screen.commands.insert(.skip, at: 2)
        screen.skipHint = words.enterSkips
        screen.exampleOfSeveral = "1 3"
        return screen
    }

    static var review: Screen {
        var screen = base("Is this right?", nil)
        screen.blocks = [
            .paragraph("This is how we will reach you."),
            .entry(key: "1", label: "Name", value: "Ann Lee"),
            .entry(key: "2", label: "Reach by", value: "Phone call"),
            .entry(key: "3", label: "Phone", value: "555-010-0199"),
            .entry(key: "4", label: "Good times", value: "Weekday mornings, or any day after five"),
            .option(key: "5", text: words.sendOption),
        ]
        screen.hint = words.review(send: "5").hint
        return screen
    }

    static var stay: Screen {
        var screen = base("Please stay here. Someone is coming to you.", nil)
        screen.commands = []
        screen.takesStaffCode = true
        screen.blocks = [
            .paragraph("Thank you for telling us. It was right to say so."),
            .paragraph(
                "This screen called our front desk at 10:42 am.\nYou do not need to do anything else."
            ),
            .paragraph(
                "If no one is here by 10:45 am, walk to the front desk.\nTo call them again, press Enter."
            ),
        ]
        return screen
    }

    static var sent: Screen {
        var screen = base("Thank you. Your request was sent.", nil)
        screen.commands = [.person]
        screen.takesOnlyEnter = true
        screen.blocks = [
            .number(label: words.requestNumber, "K7M-42Q"),
            .paragraph("Our staff will call you in the next 2 work days."),
        ]
        screen.hint = words.sent.hint
        return screen
    }

    /// By the name of their golden file.
    static let all: [(name: String, screen: Screen)] = [
        ("safety", safety), ("mistake", mistake), ("eight-options", eightOptions),
        ("review", review), ("stay", stay), ("sent", sent),
    ]
}
