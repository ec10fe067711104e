/// How close together a page stands: each step gives up one thing more, so that the rest fits the screen.
///
/// The crisis line, the way to a person, the mark of a demonstration and the prompt are never given up; what fits by no step is
/// divided into several pages.
enum Density: Int, CaseIterable, Comparable {
    /// Everything, with blank rows between options and room for a mistake.
    case loose
    /// No blank rows between options.
    case tight
    /// No blank rows at all.
    case dense
    /// Not what was typed, after a mistake.
    case untyped
    /// Not what to do: the prompt says which numbers there are.
    case uninstructed
    /// Only the first sentence of why it is asked.
    case brief
    /// No row for the mark of a demonstration: the title bar has it.
    case unmarked
    /// No title bar, unless it has that mark.
    case bare
    /// Not why it is asked.
    case unexplained

    static func < (one: Density, other: Density) -> Bool { one.rawValue < other.rawValue }
}
