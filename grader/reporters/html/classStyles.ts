/** The look of the class page, on top of the common one. */
export const classStyles = `
.contents { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.5rem 0 1rem; padding: 0; list-style: none; }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1rem 0; }
.figures div { flex: 1 1 8rem; padding: 0.5rem 0.9rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; }
.figures dt { color: var(--muted); font-size: 0.875rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.figures small { color: var(--muted); font-size: 0.875rem; white-space: nowrap; }
.histogram { display: block; width: 100%; max-width: 36rem; height: auto; }
.histogram rect { fill: var(--actual); }
.histogram .full { fill: var(--good); }
.histogram text { fill: var(--ink); font: 13px system-ui, sans-serif; text-anchor: middle; }
.histogram path { stroke: var(--muted); fill: none; }
summary { cursor: pointer; padding: 0.15rem 0; width: fit-content; }
.columns { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); }
.columns section { min-width: 0; }
.checks { width: 100%; }
.checks th, .checks td, .students th, .students td { overflow-wrap: normal; }
.checks th[scope='row'] { font-weight: normal; }
.checks td, .checks code { white-space: nowrap; }
.bar { display: block; height: 0.6rem; min-width: 5rem; margin: 0.35rem 0 0.1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.3rem; overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--actual); }
.tag { padding: 0 0.35rem; border: 1px solid var(--line); border-radius: 0.3rem; color: var(--muted); font-size: 0.8rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); padding: 0; list-style: none; }
.cards li { min-width: 0; }
.cards > li { padding: 0.75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; }
.cards h3, .cards p { margin: 0 0 0.4rem; }
.groups { margin: 0; padding: 0; list-style: none; }
.groups > li { padding: 0.3rem 0; border-bottom: 1px solid var(--line); }
.names { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.25rem 0; padding: 0; list-style: none; }
.names li { min-width: 0; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; }
.controls[hidden] { display: none; }
.controls input { font: inherit; accent-color: var(--link); }
.controls [type='search'] { max-width: 100%; padding: 0.3rem 0.5rem; background: var(--paper); color: var(--ink); border: 1px solid var(--muted); border-radius: 0.3rem; }
.choice { padding: 0.3rem 0; }
.shown { margin: 0.5rem 0; color: var(--muted); }
.students { width: 100%; }
.students thead th { vertical-align: bottom; background: var(--raised); }
.students td, .students code { white-space: nowrap; }
.students td.mistakes { white-space: normal; }
.students tbody th { min-width: 9rem; max-width: 20rem; font-weight: normal; overflow-wrap: anywhere; }
.students tbody a { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; }
.students button { padding: 0.25rem 0; border: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.students button::after { margin-left: 0.3rem; color: var(--muted); content: '↕'; content: '↕' / ''; }
.students [aria-sort='ascending'] button::after { color: var(--link); content: '▲'; content: '▲' / ''; }
.students [aria-sort='descending'] button::after { color: var(--link); content: '▼'; content: '▼' / ''; }
`;
