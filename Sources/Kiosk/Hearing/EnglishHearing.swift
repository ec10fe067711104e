extension HeardLanguage {
    /// What people type in English.
    static let english = HeardLanguage(
        code: "en",
        yes: HeardPhrases(
            """
            y/ya/yes/yea/yeah/yep/yup/yess/yas/yse/yez/ye/yeh/true/correct/definitely/absolutely/affirmative/indeed
            yes/yeah/yep/yup please/sure/thanks
            yes/yeah i/we do/did/am/have/was/can/would/think
            i/we do/did/am/have/was/would
            i have had/been
            of course
            for sure
            i think so
            i guess so
            that is/was right/me
            thats right/me
            uh huh
            """
        ),
        no: HeardPhrases(
            """
            n/no/nope/nah/na/nop/noo/nay/never/false/negative
            no thanks/thank/way/never/maam/sir
            no thank you
            not really/me/now/ever/yet/today/anymore
            not at all
            not that i know
            of course not
            definitely/absolutely/certainly not
            i/we do/did/am/have/was/would not
            i/we dont/didnt/havent/wasnt/wouldnt
            im not
            i/we have/would never
            i never have/did
            """
        ),
        agreement: HeardPhrases(
            """
            ok/okay/okey/k/kk/sure/fine/alright/alrighty/right/good/cool/whatever/agreed
            all right
            i guess
            sounds good
            sure thing
            """
        ),
        but: HeardPhrases("but/though/although/except/however/only/unless"),
        unsure: HeardPhrases(
            """
            idk/dunno/dno/maybe/mabye/mayb/perhaps/unsure/possibly/probably/unknown/idr/idek
            not so/too/quite/really/100 sure
            not sure/certain
            no idea/clue
            i/we am/im not sure/certain
            i am not _ sure
            im not _ sure
            do not _ know/remember/recall
            dont _ know/remember/recall/no
            doesnt know
            cant _ remember/recall/say/tell
            cannot _ remember/recall/say/tell
            can not remember/recall
            i forget/forgot
            hard to say
            who knows
            might be
            could be
            """
        ),
        refusal: HeardPhrases(
            """
            pass
            rather/prefer not
            no comment/answer
            none of your business
            do not want/like/wish to answer/say/tell/talk
            dont want/like/wish to answer/say/tell/talk
            dont wanna answer/say/tell/talk
            not going to answer/say
            not answering/saying
            its private
            that is private
            private/personal
            """
        ),
        all: HeardPhrases(
            """
            all/everything
            all of them/these/it/those/the
            all of the above
            all of the options
            every/each one
            every one of them
            """
        ),
        both: HeardPhrases("both\nboth of them/these/those"),
        none: HeardPhrases(
            """
            none/nothing/neither/nada/zero/nil/nobody
            none of them/these/those/it/any
            none of the above
            not any/one
            not any of them/these/those
            i have none/nothing
            """
        ),
        numbers: [
            "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
            "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
            "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
            "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "once": 1,
            "twice": 2,
        ],
        places: [
            "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
            "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
            "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
        ],
        aroundNumbers: [
            "option", "number", "answer", "choice", "choose", "the", "of", "please", "press",
            "type",
            "pick", "select", "item", "num", "nr", "i", "my", "is", "would", "say", "want",
        ],
        aroundOptions: [
            "a", "an", "the", "my", "by", "via", "with", "through", "on", "in", "at", "i", "use",
            "want", "would", "like",
            "prefer",
        ],
        aroundAmounts: [
            "im", "am", "year", "years", "yrs", "yr", "yo", "old", "age", "aged", "about", "almost",
            "nearly", "around", "just", "turned", "times", "time", "me", "it", "its", "maybe",
        ],
        otherUnits: [
            "day", "days", "week", "weeks", "month", "months", "hour", "hours", "minute", "minutes",
        ],
        and: ["and", "plus", "also", "n"],
        to: ["to", "through", "thru", "until", "till"],
        below: HeardPhrases("under/below/younger/less/fewer\nless/younger/fewer than\nup to"),
        above: HeardPhrases("over/above\nmore/older/greater than"),
        orLess: HeardPhrases("or/and less/younger/fewer/under/below"),
        orMore: HeardPhrases("or/and more/older/over/above/up\nplus\nat least"),
        phoneExtension: ["x", "ext", "extn", "extension"],
        dayTimes: [
            .morning: HeardPhrases(
                "morning/mornings/am/breakfast\nbefore noon/lunch/work\nearly/earlier"
            ),
            .afternoon: HeardPhrases(
                "afternoon/afternoons/noon/midday/lunchtime\nafter lunch/noon"
            ),
            .evening: HeardPhrases(
                "evening/evenings/night/nights/tonight/late\nafter work/dinner/supper/school\nafter 5/6/7/8/9"
            ),
            .weekday: HeardPhrases(
                "weekday/weekdays/monday*/tuesday*/wednesday*/thursday*/friday*"
            ),
            .weekend: HeardPhrases("weekend*/saturday*/sunday*"),
            .any: HeardPhrases("anytime/whenever/always/any/anyday\nany time/day/hour\nall day"),
        ],
        commands: [
            .person: HeardPhrases(
                """
                person/human/staff/someone/somebody
                a person/human
                talk to/with a/somebody/someone/staff _
                speak to/with a/somebody/someone/staff _
                i want/need a/to person/human/talk _
                real person
                """
            ),
            .back: HeardPhrases(
                "back/undo/previous/return\ngo/one back\ngo one back\ngo back please"
            ),
            .skip: HeardPhrases("skip/next\nskip it/this\nskip this one/question"),
            .stop: HeardPhrases(
                "stop/quit/exit/cancel\nlet me out\ni want to stop/quit\nstop and erase"
            ),
            .help: HeardPhrases("help"),
        ],
        distress: [
            .life: HeardPhrases(
                """
                suicid*/sucid*/suisid*/suicd*/suicied*/suacid*
                kms/kys
                kill/hurt/harm/cut/shoot/hang/stab/burn/poison/drown/off _ myself
                kill/hurt/harm/cut my self
                killing/hurting/harming/cutting/shooting/hanging/unaliving _ myself
                killmyself/hurtmyself/wanttodie/wannadie
                self harm*/injur*
                selfharm*
                end/take/ending/taking _ my _ life
                end/ending it all
                end it
                want/wants/wanted to _ die/disappear
                want/wants/wanted to be dead/gone
                wanna _ die
                wanna be dead
                wish/wished i was/were _ dead
                wish/wished i wasnt alive/here/born
                wish/wished i were/was never born
                better off dead
                better off without me
                be better without me
                do not want to live/be _
                dont want to live
                dont wanna live
                dont want to be alive/here anymore
                dont wanna be alive/here
                dont want to wake up
                no reason to live
                nothing to live for
                tired of living
                done with life
                cant go on
                cannot go on
                cant do this anymore
                cant take it/this anymore
                going to die
                gonna die
                i am dying
                im dying
                overdos*
                od/oded/odd on
                took/taken _ pills
                took/taken too many
                swallowed _ pills
                jump off a/the bridge/roof/building _
                slit _ wrists
                """
            ),
            .danger: HeardPhrases(
                """
                kill/hurt/harm/shoot/stab/attack _ him/her/them/someone/somebody/people/everyone/you
                kill/killing/hurt/hurting my wife/husband/kid/kids/child/children/mother/mom/father/dad/son/daughter/boyfriend/girlfriend/partner/baby
                he/she/they _ will kill me
                he/she/they _ kill/hurt/shoot/attack me
                going to kill/hurt/shoot me
                gonna kill/hurt/shoot me
                trying to kill/hurt me
                he/she/husband/wife/boyfriend/girlfriend/partner/they hits/beats/hit/beat/hurts/chokes/choked/strangled me
                hits/beats/chokes me
                gun/guns/weapon
                have a gun/knife/weapon
                being abused/attacked/followed/stalked
                in danger
                not safe at home
                raped
                """
            ),
            .body: HeardPhrases(
                """
                chest pain*
                pain in my chest
                chest _ hurts/hurting/tight
                heart attack
                cant/cannot _ breathe/breath/breath
                can not breathe/breath
                trouble breathing
                hard to breathe
                not breathing
                bleeding
                blood everywhere
                stroke
                passing out
                fainting/choking/seizure
                having a stroke/seizure
                unconscious
                allergic reaction
                """
            ),
            .help: HeardPhrases(
                """
                help _ me
                i need help _
                please help
                help please
                help now
                sos/emergency/nurse/ambulance/police
                call a/an/the nurse/doctor/ambulance/police/cops
                call somebody/someone
                """
            ),
        ],
        denials: HeardPhrases(
            "not/never/no/dont/didnt/wont/wouldnt/isnt/arent/wasnt/havent/without/neither/nor"
        ),
        fillers: [
            "i", "im", "am", "a", "an", "the", "please", "pls", "so", "very", "really", "now",
            "just", "feel", "feeling", "its", "it", "is", "this", "have", "having", "need", "want",
            "my", "me", "oh", "god", "been", "ive", "and", "think", "thinking", "of", "about", "to",
        ]
    )
}
