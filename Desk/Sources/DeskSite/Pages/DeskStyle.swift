/// The style of the desk's own pages.
enum DeskStyle {
    static let text = """
        :root { color-scheme: light dark; --ink: #111; --paper: #fff; --line: #767676; --soft: #eef1f5; --alarm: #a80000; --alarm-ink: #fff; --link: #003d99; }
        @media (prefers-color-scheme: dark) {
        :root { --ink: #f2f2f2; --paper: #16181c; --line: #8d939c; --soft: #262a31; --alarm: #ff9d94; --alarm-ink: #1a0000; --link: #a9c9ff; }
        }
        * { box-sizing: border-box; }
        .slip .code { font: bold 2.5rem/1.2 ui-monospace, monospace; margin: 0.5rem 0; letter-spacing: 0.05em; }
        @media screen {
        html { background: var(--paper); }
        body { margin: 0; padding: 0.75rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        main { max-width: 100rem; }
        h1 { font-size: 1.5rem; margin: 0.5rem 0; }
        a { color: var(--link); }
        header { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; }
        nav a { display: inline-block; padding: 0.3rem 0.6rem 0.3rem 0; }
        button, input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 0.25rem; padding: 0.35rem 0.6rem; max-width: 100%; }
        button { background: var(--soft); cursor: pointer; min-height: 2.4rem; }
        textarea { width: 100%; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .trouble, .call.waiting { background: var(--alarm); color: var(--alarm-ink); padding: 0.5rem 0.75rem; border-radius: 0.25rem; }
        .trouble button, .call.waiting button, .call.waiting input { background: var(--paper); color: var(--ink); }
        .call { border: 2px solid var(--line); border-radius: 0.25rem; padding: 0.5rem 0.75rem; margin: 0.5rem 0; }
        .call.waiting a { color: inherit; }
        .call.quiet { background: var(--soft); border-color: var(--link); }
        .call .urgency { font-weight: bold; }
        .call h3 { font-size: 1.4rem; margin: 0; }
        .call p { margin: 0.2rem 0; }
        .call span { margin-left: 0.75rem; }
        .demonstration { margin: 0; font-weight: bold; }
        .tools { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0.5rem 0; }
        table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
        caption { text-align: left; font-weight: bold; }
        th, td { text-align: left; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        tr.stat td:first-child { font-weight: bold; color: var(--alarm); }
        tr.test td { opacity: 1; font-style: italic; background: var(--soft); }
        tr.damaged td:last-child { font-weight: bold; }
        aside { max-width: 48em; border-top: 2px solid var(--line); margin-top: 1rem; }
        fieldset { border: 1px solid var(--line); border-radius: 0.25rem; }
        fieldset ul { list-style: none; margin: 0; padding: 0; }
        .slip { border: 2px solid var(--line); border-radius: 0.25rem; padding: 0.5rem 1rem; max-width: 30rem; }
        [hidden] { display: none; }
        }
        @media screen and (min-width: 70rem) {
        body:has(> aside) { display: grid; grid-template-columns: minmax(0, 1fr) 26rem; column-gap: 2rem; align-items: start; }
        body:has(> aside) > :not(main, aside) { grid-column: 1 / -1; }
        aside { border-top: 0; margin-top: 0; position: sticky; top: 0.75rem; }
        }
        @media screen and (max-width: 45rem) {
        thead { position: absolute; clip-path: inset(50%); }
        tr { display: block; border-bottom: 2px solid var(--line); padding: 0.4rem 0; }
        td, tbody th { display: block; border: 0; padding: 0.1rem 0; }
        td::before { content: attr(data-column) ": "; font-weight: bold; }
        }
        @media print { .screen, #calls form, .tools { display: none; } table { width: 100%; border-collapse: collapse; } td, th { text-align: left; border-bottom: 0.5pt solid #777; } }
        """
}
