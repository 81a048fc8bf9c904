/** The look of a student's page, on top of the common one. */
export const studentStyles = `
caption { padding: 0.3rem 0; color: var(--muted); text-align: left; font-size: 0.875rem; }
.score { font-size: 1.1rem; }
.standing { margin: 0.25rem 0 0.75rem; }
section { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 2px solid var(--line); }
.problem { margin: 0.75rem 0; padding: 0.5rem 0.9rem; border-left: 4px solid var(--bad); }
.problem p { margin: 0.3rem 0; }
.bad-ground { background: var(--bad-ground); }
.warn-ground { background: var(--warn-ground); border-color: var(--warn); }
.quote code { display: block; padding: 0.3rem 0.6rem; background: var(--paper); white-space: pre-wrap; }
.hint { margin: 0.3rem 0 0; }
.code { --number: 3rem; --margin: 0rem; display: flow-root; margin: 0; padding: 0.5rem 0; counter-reset: line; list-style: none; background: var(--raised); border: 1px solid var(--line); border-radius: 0.4rem; }
.code.noted { --margin: 22rem; }
.code > li { counter-increment: line; }
.code > li::before { display: inline-block; box-sizing: border-box; width: var(--number); padding-right: 0.75rem; color: var(--muted); text-align: right; font: 0.8rem/1.6 ui-monospace, monospace; content: counter(line); content: counter(line) / ''; }
.code > li > code { display: inline-block; width: calc(100% - var(--number) - var(--margin)); vertical-align: top; line-height: 1.5; white-space: pre-wrap; tab-size: 2; scroll-margin-top: 2rem; }
.code > li > code:target { background: var(--warn-ground); }
.marked > code { background: var(--bad-ground); box-shadow: -3px 0 var(--bad); }
.note { float: right; clear: right; width: 21rem; margin: 0 0.5rem 0.5rem 0; padding: 0.4rem 0.7rem; background: var(--paper); border: 1px solid var(--line); border-left: 3px solid var(--bad); font-size: 0.9rem; }
.note p { margin: 0.2rem 0; }
.note ul { margin: 0.2rem 0; padding-left: 1.1rem; }
.checks { width: 100%; }
.checks th[scope='row'] { font-weight: normal; }
.checks th[scope='row'] { width: 13rem; }
.points { white-space: nowrap; }
.checks tr:target { background: var(--warn-ground); }
.tag { padding: 0 0.35rem; border: 1px solid var(--line); border-radius: 0.3rem; color: var(--muted); font-size: 0.8rem; }
details { margin: 0.4rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
.pair { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin-bottom: 0.75rem; }
.matrix { margin-bottom: 0.5rem; font-size: 0.875rem; }
.matrix caption, .matrix th { white-space: nowrap; }
.matrix th { color: var(--muted); font-weight: normal; text-align: right; }
.matrix td, .matrix th { padding: 0.15rem 0.5rem; }
.differs { background: var(--bad-ground); text-decoration: underline dotted; }
.pictures { display: grid; grid-template-columns: minmax(0, 31rem) minmax(0, 24rem); align-items: start; justify-content: start; gap: 1rem; }
.pictures > .plane { grid-column: 2; grid-row: 1 / span 2; }
figure { max-width: 100%; margin: 0; padding: 0.5rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.4rem; }
figcaption { padding: 0 0.5rem; font-size: 0.9rem; color: var(--muted); }
@media (max-width: 48rem) {
  .pictures { grid-template-columns: minmax(0, 1fr); }
  .pictures > .plane { grid-column: 1; grid-row: auto; }
  .checks th[scope='row'] { width: 9rem; }
  .code, .code.noted { --number: 2.2rem; --margin: 0rem; }
  .code > li::before { padding-right: 0.5rem; }
  .note { float: none; width: auto; margin-left: var(--number); }
}
`;
