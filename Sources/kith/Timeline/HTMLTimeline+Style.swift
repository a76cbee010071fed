extension HTMLTimeline {
    /// How the page looks: on wide and narrow screens, light and dark, and on paper.
    static let style: StaticString = """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --ink: #22262b; --soft: #646b75; --faint: #70777f; --line: #e2dfd8; --card: #ffffff;
          --accent: #2f6f6a; --warn: #a8431f; --warn-paper: #fbeee8;
          --t0: #23658f; --t1: #7a4a9c; --t2: #3a7335; --t3: #8a6414; --t4: #a03a5b; --t5: #1f7a76; --t6: #8f4a22;
          --t7: #4c5aa8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15181b; --ink: #e4e2dd; --soft: #a2a8b0; --faint: #868d96; --line: #2d3237; --card: #1c2024;
            --accent: #7cc4bd; --warn: #f0a184; --warn-paper: #35211a;
            --t0: #83bfe6; --t1: #c9a2e6; --t2: #93cb8c; --t3: #dcb667; --t4: #ec9db5; --t5: #7fcfca; --t6: #e0a47d;
            --t7: #a9b4f2;
          }
        }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
        body {
          max-width: 52rem; margin: 0 auto; padding: 3rem 1.5rem 5rem;
          background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
          overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
        }
        h1 { font-size: 2.4rem; line-height: 1.15; font-weight: 700; letter-spacing: -0.02em; }
        h2 {
          position: sticky; top: 0; z-index: 1; padding: 0.6rem 0; margin-top: 1.8rem;
          background: var(--paper); border-bottom: 1px solid var(--line);
          font-size: 1.05rem; font-weight: 650;
        }
        h3 { font-size: 1.05rem; line-height: 1.4; font-weight: 600; margin-top: 0.2rem; }
        .book { color: var(--accent); font-size: 0.9rem; font-weight: 600; letter-spacing: 0.01em; }
        .counts { margin-top: 0.6rem; color: var(--soft); font-size: 0.92rem; }
        .count { color: var(--faint); font-weight: 400; font-size: 0.85em; }
        .flag {
          margin-top: 0.8rem; padding: 0.5rem 0.9rem; border-inline-start: 3px solid var(--warn);
          background: var(--warn-paper); color: var(--warn); font-weight: 600;
        }
        .none { margin-top: 3rem; color: var(--soft); }
        nav { margin-top: 1.8rem; font-size: 0.85rem; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.35rem; margin-bottom: 0.35rem; }
        nav ul:has(.year) { position: relative; padding-inline-start: 3.6rem; }
        nav .year {
          position: absolute; inset-inline-start: 0; padding: 0.2rem 0; color: var(--soft); font-weight: 650;
        }
        nav a {
          display: block; padding: 0.15rem 0.65rem; border: 1px solid var(--line); border-radius: 1rem;
          background: var(--card); color: inherit; text-decoration: none;
        }
        nav a:hover, nav a:focus-visible { border-color: var(--accent); color: var(--accent); }
        section { scroll-margin-top: 0; }
        article {
          display: grid; grid-template-columns: 6.2rem 1fr; column-gap: 1.4rem; padding: 1.15rem 0;
          border-bottom: 1px solid var(--line); scroll-margin-top: 3rem;
        }
        article:last-child { border-bottom: 0; }
        article:target { background: linear-gradient(to right, transparent, var(--card) 12%); }
        .when { color: var(--soft); font-size: 0.88rem; line-height: 1.5; padding-top: 0.12rem; }
        .clock { display: block; color: var(--faint); }
        .what { min-width: 0; }
        .line {
          display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.6rem; row-gap: 0.15rem;
          font-size: 0.88rem; color: var(--soft);
        }
        .contact { color: var(--ink); font-weight: 600; font-size: 1rem; }
        .by { margin-inline-start: auto; }
        .type { font-weight: 650; color: var(--type); }
        .type::before {
          content: ""; display: inline-block; width: 0.55em; height: 0.55em; margin-inline-end: 0.45em;
          border-radius: 50%; background: var(--type);
        }
        .t0 { --type: var(--t0); } .t1 { --type: var(--t1); } .t2 { --type: var(--t2); } .t3 { --type: var(--t3); }
        .t4 { --type: var(--t4); } .t5 { --type: var(--t5); } .t6 { --type: var(--t6); } .t7 { --type: var(--t7); }
        .mark {
          padding: 0 0.5em; border: 1px solid currentColor; border-radius: 0.3em;
          color: var(--soft); font-size: 0.78rem; font-weight: 600;
        }
        .mark.failed, .mark.cancelled { color: var(--warn); }
        .body { margin-top: 0.5rem; white-space: pre-wrap; text-align: start; unicode-bidi: plaintext; }
        .grid {
          padding: 0.5rem 0.8rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--card);
          overflow-x: auto; white-space: pre; font-size: 0.82rem;
        }
        .grid, .id dd { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
        .cancelled h3, .cancelled > .what > .body { text-decoration: line-through; color: var(--soft); }
        .postponed h3, .postponed > .what > .body { font-style: italic; }
        dl {
          display: flex; flex-wrap: wrap; column-gap: 1.1rem; row-gap: 0.1rem; margin-top: 0.55rem;
          font-size: 0.82rem; color: var(--soft);
        }
        dl div { display: flex; gap: 0.4em; min-width: 0; }
        dt { color: var(--faint); flex: none; }
        .id dt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .id { margin-inline-start: auto; }
        .id dd { color: var(--faint); }
        .comments { list-style: none; margin-top: 0.7rem; }
        .comments li {
          margin-top: 0.5rem; padding: 0.5rem 0.9rem; border-radius: 0.5rem;
          background: var(--card); border: 1px solid var(--line); font-size: 0.93rem;
        }
        .comments .body { margin-top: 0.1rem; }
        @media (max-width: 36rem) {
          body { padding: 1.5rem 1rem 3rem; }
          h1 { font-size: 1.8rem; }
          article { grid-template-columns: 1fr; row-gap: 0.15rem; }
          .clock { display: inline; }
        }
        @media print {
          :root {
            --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --faint: #666; --line: #ccc; --warn: #7a2e12;
            --warn-paper: #fff;
          }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          h2 { position: static; break-after: avoid; }
          article { break-inside: avoid; padding: 0.6rem 0; }
        }
        """
}
