/**
 * The look of every page, in light and dark as the reader's system asks. Each colour of text stands out from each
 * ground it is used on by 4.5 to 1 or more. Pages add no colours of their own.
 */
export const styles = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --raised: #f5f6f8; --ink: #1c2128; --muted: #57606a; --line: #d0d7de; --link: #0a58ca;
  --good: #17692c; --bad: #b3261e; --warn: #7a4d00; --good-ground: #e6f4ea; --bad-ground: #fcebea; --warn-ground: #fdf3dc;
  --actual: #0a58ca; --expected: #9a5b00; --other: #6b7280;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181d; --raised: #1e232a; --ink: #e4e8ee; --muted: #a3acb8; --line: #3a424d; --link: #7db1ff;
    --good: #6fd08c; --bad: #ff8f85; --warn: #f0bd5a; --good-ground: #17301f; --bad-ground: #3a1d1b; --warn-ground: #352a12;
    --actual: #7db1ff; --expected: #f0bd5a; --other: #a3acb8;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.muted { color: var(--muted); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.warn { color: var(--warn); }
.scroll { position: relative; overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; }
@media (max-width: 40rem) { body { padding: 0.6rem; } th, td { padding: 0.25rem 0.4rem; } }
@media print { body { max-width: none; } }
`;
