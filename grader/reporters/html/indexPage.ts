import { markup } from './markup';
import { renderPage } from './renderPage';

export interface IndexLink {
  /** Folder of the assignment's own pages. */
  readonly folder: string;
  readonly title: string;
  readonly rows: number;
}

/** The page that leads to those of each assignment, where a batch mixes several. */
export function createIndexPage(links: readonly IndexLink[]): string {
  const items = links.map(
    ({ folder, title, rows }) =>
      markup`<li><a href="${folder}/index.html">${title}</a>: ${rows} ${rows === 1 ? 'submission' : 'submissions'}</li>`,
  );
  const main = markup`<h1>Assignments</h1>
<ul>${items}</ul>`;
  return renderPage({ title: 'Assignments', main: main.html });
}
