extension ScreenLayout {
    /// The pages of a screen that is too much for one, with as much of the question on each as leaves room for two options.
    func divided(_ screen: Screen) -> [ScreenPage] {
        let most = max(3, size.rows / 6)
        for rows in (1...most).reversed() {
            let division = PageDivision(of: screen, questionRows: rows, in: self)
            if division.keepsOptionsTogether { return division.pages }
        }
        return PageDivision(of: screen, questionRows: most, in: self).pages
    }
}
