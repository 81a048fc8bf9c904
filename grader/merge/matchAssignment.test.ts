import { loadAssignment } from '../assignment';
import type { SubmissionReport } from '../domain';
import { repository } from '../testing/runCli';
import { createMatcher } from './matchAssignment';
import { row, useReportFiles } from './testing/reportFiles';

const { complaint } = useReportFiles();

describe('createMatcher', () => {
  const assignment = loadAssignment(repository, 'initialization');
  const match = createMatcher(assignment);
  const graded = (isPublic = false): SubmissionReport => ({
    ...row('a'),
    status: 'graded',
    score: 0,
    diagnostics: [],
    functions: assignment.functions.map((fn) => {
      const hidden = new Set(fn.hiddenCases.map((item) => item.id));
      const checks = fn.checks
        .filter((spec) => !isPublic || !('case' in spec && hidden.has(spec.case)))
        .map((spec) => ({
          id: spec.id,
          kind: spec.kind,
          status: 'skipped' as const,
          points: 0,
          maxPoints: spec.points,
          hidden: false,
          message: '',
          hint: '',
        }));
      const maxScore = checks.reduce((sum, check) => sum + check.maxPoints, 0);
      return { name: fn.name, verdict: 'missing', score: 0, maxScore, misconception: null, checks };
    }),
  });
  const said = (item: SubmissionReport) => complaint(() => match({ row: item, place: 'x, row 1,' }));

  it('takes rows of the assignment as it stands', async () => {
    expect(await said(graded())).toBe('nothing');
    expect(await said(row('rejected'))).toBe('nothing');
  });

  it('tells a student’s own check, another assignment, and a score that was changed', async () => {
    const functions = graded(true).functions;
    const maxScore = functions.reduce((sum, fn) => sum + fn.maxScore, 0);
    expect(await said({ ...graded(), functions, maxScore })).toBe(
      "x, row 1, comes from a student's own check, which has no hidden cases: grade the notebook itself.",
    );
    const other = /^x, row 1, was graded on another assignment than initialization as it stands here/;
    expect(await said({ ...graded(), functions: [] })).toMatch(other);
    expect(await said({ ...graded(), maxScore: 7 })).toMatch(other);
    expect(await said({ ...graded(), score: 100 })).toMatch(/ a score that is not the sum of its functions'/);
  });
});
