import FormAuthoring
import Testing

@Suite("Flesch-Kincaid grade")
struct ReadingGradeTests {
    @Test(arguments: [
        ("a", 1), ("little", 2), ("table", 2), ("tables", 2), ("house", 1), ("houses", 2),
        ("jumped", 1), ("wanted", 2), ("boxes", 2), ("likes", 1), ("being", 2), ("trauma", 2),
        ("ketamine", 3), ("memories", 3), ("stress", 1), ("radio", 3), ("question", 2),
        ("PTSD", 4), ("VA", 2), ("WWW", 9), ("911", 1), ("post-traumatic", 4), ("psychiatrist", 4),
        ("people's", 2), ("(voices).", 2), ("eyes", 1), ("bye", 1),
    ])
    func syllables(_ word: String, _ count: Int) {
        #expect(SyllableCount.inWord(word) == count)
    }

    @Test func formula() {
        let easy = ReadingGrade(["The cat sat on the mat."])
        #expect(easy.words == 6 && easy.sentences == 1 && easy.syllables == 6)
        #expect(abs(easy.grade - (0.39 * 6 + 11.8 - 15.59)) < 1e-9)
        #expect(ReadingGrade([]).grade == 0)
    }

    @Test func sentencesEndAtMarksAndLines() {
        let measured = ReadingGrade([
            "What is it", "It costs 0.5 dollars. “Really?” He said 7.8 percent!", "…", "",
        ])
        #expect(measured.sentences == 4)
        #expect(measured.longestSentence == 4)
        #expect(measured.words == 12)
    }
}

/// The formula of “Medidas sencillas de lecturabilidad”, 1959.
@Suite("Fernández Huerta's ease")
struct SpanishReadingGradeTests {
    @Test(arguments: [
        ("a", 1), ("y", 1), ("hoy", 1), ("ya", 1), ("leyes", 2), ("casa", 2), ("bueno", 2),
        ("ciudad", 2), ("día", 2), ("país", 2), ("vivía", 3), ("ahora", 3), ("aéreo", 4),
        ("construía", 3), ("continúe", 4), ("leéis", 2), ("muy", 1), ("qué", 1), ("guerra", 2),
        ("pingüino", 3), ("cuida", 2), ("caos", 2), ("teoría", 4), ("murciélago", 4),
        ("oír", 2), ("raíz", 2), ("huevo", 2), ("Íbamos", 3), ("¿Está?", 2), ("TEPT", 4),
        ("988", 1), ("ex-marido", 4), ("a@b.es", 1), ("ketamina", 4), ("tratamiento", 4),
    ])
    func syllables(_ word: String, _ count: Int) {
        #expect(SpanishSyllableCount.inWord(word) == count)
    }

    @Test func formula() {
        // Six words, nine syllables: 206.84 − 60 × 9 / 6 − 1.02 × 6 = 110.72, easier than the fourth year.
        let measured = ReadingGrade(["El gato duerme en la cama."], by: .fernandezHuerta)
        #expect(measured.words == 6 && measured.sentences == 1 && measured.syllables == 9)
        let ease = 206.84 - 60.0 * 9 / 6 - 1.02 * 6
        #expect(abs(measured.grade - (4 - (ease - 90) / 10)) < 1e-9)
        #expect(ReadingGrade([], by: .fernandezHuerta).grade == 0)
    }

    /// The first sentence of Don Quixote is hard, a child's rhyme is not.
    @Test func knownTextsStandInTheirOrder() {
        let novel = ReadingGrade(
            [
                "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo de los de lanza en astillero, adarga antigua, rocín flaco y galgo corredor."
            ],
            by: .fernandezHuerta
        )
        let rhyme = ReadingGrade(
            ["Sol solito, caliéntame un poquito.", "Por hoy, por mañana, por toda la semana."],
            by: .fernandezHuerta
        )
        let law = ReadingGrade(
            [
                "La responsabilidad patrimonial extracontractual de las administraciones públicas presupone la antijuridicidad del perjuicio individualizado."
            ],
            by: .fernandezHuerta
        )
        #expect(novel.words == 33 && novel.longestSentence == 33)
        #expect(rhyme.grade <= 6 && novel.grade > 6 && law.grade == 16)
    }

    @Test(arguments: [("es", true), ("es-MX", true), ("en-US", false), ("fr", nil)])
    func eachLanguageHasItsFormula(code: String, isSpanish: Bool?) {
        let expected = isSpanish.map { $0 ? ReadingFormula.fernandezHuerta : .fleschKincaid }
        #expect(ReadingFormula(language: code) == expected)
    }
}
