import type { Assignment, SubmissionReport } from '../domain';
import { createIndexPage } from './html/indexPage';
import type { ReportContext, Reporter, SiteReporter } from './reporter';

/** The assignments of a report, of which there is at least one. */
export type Assignments = readonly [Assignment, ...Assignment[]];

/** A text for each assignment that has rows, one after the other; first for the rows of which none is known. */
export function reportParts(
  create: (context: ReportContext) => Reporter,
  context: ReportContext,
  assignments: Assignments,
): Reporter {
  const parts = createParts(assignments, (assignment) => {
    const reporter = create({ ...context, assignment });
    return { reporter, text: reporter.start() };
  });
  return {
    start: () => '',
    row(row, work) {
      const part = parts.of(row);
      part.text += part.reporter.row(row, work);
      return '';
    },
    end: () =>
      parts
        .list()
        .map(({ part: { reporter, text } }) => text + reporter.end())
        .join('\n'),
  };
}

/** A folder of pages for each assignment, and a page that leads to them. */
export function reportSites(
  create: (context: ReportContext) => SiteReporter,
  context: ReportContext,
  assignments: Assignments,
): SiteReporter {
  const parts = createParts(assignments, (assignment) => ({
    reporter: create({ ...context, assignment }),
    rows: 0,
  }));
  const within = (folder: string, pages: ReturnType<SiteReporter['end']>) =>
    pages.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
  return {
    row(row, work) {
      const part = parts.of(row);
      part.rows += 1;
      return within(parts.nameOf(row), part.reporter.row(row, work));
    },
    end() {
      const list = parts.list();
      const links = list.map(({ assignment: { name, title }, part }) => ({
        folder: name,
        title,
        rows: part.rows,
      }));
      return [
        ...list.flatMap(({ assignment, part }) => within(assignment.name, part.reporter.end())),
        { path: 'index.html', text: createIndexPage(links) },
      ];
    },
  };
}

/** No assignment may have this name: theirs have no point. */
const UNKNOWN = 'assignment.unknown';

/** Made when their first row comes, and listed in the order of the assignments. */
function createParts<Part>(assignments: Assignments, create: (assignment: Assignment) => Part) {
  const [first] = assignments;
  const unknown: Assignment = { ...first, name: UNKNOWN, title: 'No assignment is known', functions: [] };
  const all = [unknown, ...assignments];
  const parts = new Map<string, Part>();
  const nameOf = ({ assignment = UNKNOWN }: SubmissionReport): string => assignment;
  return {
    nameOf,
    of(row: SubmissionReport): Part {
      const name = nameOf(row);
      const assignment = all.find((item) => item.name === name);
      if (assignment === undefined)
        throw new Error(`${row.submission} is of ${name}, which is not in this report`);
      const part = parts.get(name) ?? create(assignment);
      parts.set(name, part);
      return part;
    },
    list: () =>
      all.flatMap((assignment) => {
        const part = parts.get(assignment.name);
        return part === undefined ? [] : [{ assignment, part }];
      }),
  };
}
