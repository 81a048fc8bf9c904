import type { ReportContext, SiteFormat, SiteReporter } from '../reporter';
import { renderClassPage } from './classPage';
import { summarizeStudent, type ClassStudent } from './classStudent';
import { createPageNamer } from './nameStudentPages';
import { renderStudentPage } from './studentPage';

/** A page for each student, and `index.html` for the class. */
export const html: SiteFormat = {
  kind: 'site',
  takes: 'many',
  wantsWork: true,
  mixes: 'parts',
  create: reportSite,
};

function reportSite({ assignment }: ReportContext): SiteReporter {
  const namePage = createPageNamer();
  const students: ClassStudent[] = [];
  return {
    row(row, work) {
      const path = namePage(row.submission);
      students.push(summarizeStudent(row, path));
      return [{ path, text: renderStudentPage({ row, work, assignment, indexHref: '../index.html' }) }];
    },
    end: () => [{ path: 'index.html', text: renderClassPage(assignment, students) }],
  };
}
