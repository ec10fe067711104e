extension TypedLineRow {
    static let table = """
        # scale en es
        0 => c0
        1 => c1
        7 => c7
        10 => c10
        7) => c7
        #7 => c7
        11 => !
        -1 => !
        1,000 => !
        07 => !
        7 8 => !
        # ratings en es
        1 => c1
        0 => c0
        3 => c3
        4 => !
        0 - none => c0
        none => c0
        mild => c1
        worst => c3
        2 – bad => c2
        # parentheses en es
        1 => c1
        (1) => c1
        often => c1
        3 => !
        # ends en es
        0 => c0
        10 => c10
        no pain => c0
        worst => c10
        9 => c9
        11 => !
        # more en es
        0 => c0
        4 => c4
        5 => no
        4 or more => c4
        i do not know => no
        6 => !
        # falls en es
        1 => ? None | 1 fall
        2 => ? 1 fall | 2 falls
        3 => f2
        4 => f3
        1 fall => f1
        2 falls => f2
        5 => !
        # fallsMany en es
        3 4 => f2, f3
        1 3 => ? None, 2 falls | 1 fall, 2 falls
        # ranges en es
        1 => a
        3 => c
        6 => b
        11 => c
        6-10 years => b
        4 => a
        # doses en es
        1 => d1
        2 => d2
        5 => d5
        1 2 => d2, d1
        5, 10 => d5, d10
        5 10 => d5, d10
        10/5 => d5, d10
        3 => !
        1 3 => !
        # doses en
        1 and 5 => d5, d1
        # doses es
        1 y 5 => d5, d1
        # dose en es
        1 => d1
        10 => d10
        4 => !
        5 10 => !
        # strengths en es
        0.5 => s
        .5 => s
        0,5 => s
        1 => m
        1.0 => m
        1,5 => l
        1000 => k
        1,000 => k
        2 => !
        # letters en es
        a => n
        c => a
        C) => a
        never => n
        b => ? BACK | ANSWER
        1 => !
        d => !
        h => person
        # points en es
        0 => n
        1 => s
        3 => a
        2 => !
        always => a
        # sizes en es
        m => m
        s => ? SKIP | ANSWER
        S => ? SKIP | ANSWER
        b => ? BACK | ANSWER
        t => t
        ? => ? HELP | ANSWER
        h => person
        q => stop
        1 => s
        # body en es
        back => ? BACK | ANSWER
        b => back
        nurse => ? PERSON | ANSWER
        salir => ? STOP | ANSWER
        stop => stop
        persona => person
        head => h
        # fruit en es
        apple, pear => a, p
        apple => a
        2 => p
        1 pear => a, p
        none => n
        # open en es
        1 => d
        weekly => w
        24 hours => “24 hours”
        7 mg => “7 mg”
        5-10 => “5-10”
        1-3 => “1-3”
        99 bottles => “99 bottles”
        2 years ago => “2 years ago”
        1 week => “1 week”
        3x daily => “3x daily”
        5mg => “5mg”
        10 mg as needed => “10 mg as needed”
        7 => ? OWN 7 | LIST
        1,000 => ? OWN 1,000 | LIST
        1 3 => ? Daily | Monthly | OWN 1 3
        s => ? SKIP | ANSWER
        # open en
        3 or 4 => “3 or 4”
        # open es
        2 o 3 => “2 o 3”
        # openMany en es
        24 hours => nothing
        # yes en es
        1 => true
        2 => false
        y => true
        no => false
        3 => !
        s => skipped
        maybe => ? SKIP | ONCE
        # integer en es
        12 => 12
        70.500 => ? 70.5 | 70500
        1.000 => ? 1 | 1000
        1 000 => 1000
        1,000,000 => 1000000
        1.5 => !
        1,5 => !
        70 kg => !
        twelve => 12
        1,2,3 => !
        0.500 => !
        # integer en
        12,500 => ? 12500 | 12.5
        1,000 => ? 1000 | 1
        # integer es
        12,500 => ? 12.5 | 12500
        1,000 => ? 1 | 1000
        # small en es
        70.500 => !
        300 => 300
        301 => !
        # small en
        2,000 => !
        # centimeters en es
        170 => 170
        170 cm => 170
        170cm => 170
        170 centimeters => 170
        170 centímetros => 170
        1.7 m => !
        67 in => !
        170 mm => !
        # decimal en es
        2.5 => 2.5
        2,5 => 2.5
        12.500 => ? 12.5 | 12500
        0,125 => 0.125
        1,234.5 => 1234.5
        1.234,5 => 1234.5
        5 kg => !
        1.2.3 => !
        # decimal en
        12,500 => ? 12500 | 12.5
        # decimal es
        12,500 => ? 12.5 | 12500
        # kilograms en es
        70 => 70
        70 kg => 70
        70kg => 70
        70 KG => 70
        70 kilos => 70
        70 kgs. => 70
        70,5 kilogramos => 70.5
        154 lb => !
        154 libras => !
        70 g => !
        70 mg => !
        kg => !
        # light en es
        70.500 => 70.500
        70.500 kg => 70.500
        # light es
        70,500 => 70.500
        # fever en es
        38.5 => 38.5
        38.5 c => 38.5
        38,5 °C => 38.5
        101 f => !
        # hours en es
        2 => 2
        2 h => 2
        2 hrs => 2
        2 horas => 2
        2 minutes => !
        # either en es
        70 => 70
        70 kg => 70
        154 lb => !
        # weight en es
        70 kg => 70 kg [kg]
        154 libras => 154 lb [[lb_av]]
        154 pounds => 154 lb [[lb_av]]
        70 => ? 70 kg | 70 lb
        11 stone => !
        # weight en
        12,500 lb => ? 12500 lb | 12.5 lb
        # volume en es
        250 => 250 ml [mL]
        250 ml => 250 ml [mL]
        250 cc => 250 ml [mL]
        250 mililitros => 250 ml [mL]
        1 l => !
        250 oz => !
        # anyUnit en es
        5 => 5 []
        5 cups => 5 cups []
        # childUnit en es
        150 => 150
        150 pounds => 150
        150 lbs => 150
        150 libras => 150
        70 kg => !
        # text en es
        24 hours => “24 hours”
        1,000 => “1,000”
        # when en es
        2026-07-04 17:30 => 2026-07-04T17:30:00-04:00
        2026-12-24 17:30 => 2026-12-24T17:30:00-05:00
        2026-03-08 2:30 am => !
        2026-03-08 2:30 => 2026-03-08T14:30:00-04:00
        2026-03-08 3:30 am => 2026-03-08T03:30:00-04:00
        2026-03-08 => 2026-03-08
        # when en
        2026-11-01 1:30 am => ? November 1, 2026, 1:30 in the morning, before the clocks were set back | November 1, 2026, 1:30 in the morning, after the clocks were set back
        # time en es
        1 => 09:00:00
        9 am => 09:00:00
        14:30 => 14:30:00
        2:30 pm => 14:30:00
        10 am => !
        """
}
