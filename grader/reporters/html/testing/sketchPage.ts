import { exhibitCall } from '../../../checks';
import type {
  CheckReport,
  Finding,
  Exhibit,
  FunctionReport,
  SubmissionReport,
  Value,
  Verdict,
  Work,
} from '../../../domain';
import { initialization as assignment } from '../../../testing/initialization';
import { renderStudentPage } from '../studentPage';

const he = assignment.functions[2];
if (he === undefined) throw new Error('the assignment has lost a function');

/** What a page is made of, where it is not as usual. */
export interface Sketch {
  readonly verdict?: Verdict;
  readonly misconception?: string;
  readonly checks?: readonly Partial<CheckReport>[];
  readonly diagnostics?: readonly Finding[];
  readonly source?: string;
  readonly exhibits?: readonly Exhibit[];
  readonly row?: Partial<SubmissionReport>;
  readonly work?: Work | null;
}

const source = '// GRADED FUNCTION\nfunction initializeParametersHe(d) {\n\treturn {};\n}';

/** The page of a submission that has one function, He's. */
export function renderSketch({
  verdict = 'failed',
  checks = [],
  diagnostics = [],
  ...sketch
}: Sketch = {}): string {
  const fn: FunctionReport = {
    name: 'initializeParametersHe',
    verdict,
    score: 10,
    maxScore: 40,
    misconception: sketch.misconception ?? null,
    checks: checks.map((check, index) => ({
      id: `check-${index}`,
      kind: 'values',
      status: 'failed',
      points: 0,
      maxPoints: 4,
      hidden: false,
      message: 'It differs.',
      hint: 'Look again.',
      ...check,
    })),
  };
  const row: SubmissionReport = {
    submission: 'alice',
    file: '/home/teacher/class/alice.ipynb',
    status: 'graded',
    score: 10,
    maxScore: 40,
    functions: [fn],
    diagnostics,
    ...sketch.row,
  };
  const cell = { number: 7, source: sketch.source ?? source };
  const own = { name: fn.name, cell, exhibits: sketch.exhibits ?? [] };
  const work = sketch.work === undefined ? { functions: [own], locateLine: () => null } : sketch.work;
  return renderStudentPage({ row, work, assignment, indexHref: '../index.html' });
}

/** What He's public cases give when every number of theirs is changed. */
export function exhibitChanged(change: (value: number) => number): readonly Exhibit[] {
  const scale = (value: Value): Value => {
    if (value.kind === 'matrix') return { ...value, data: value.data.map(change) };
    if (value.kind !== 'record') return value;
    return {
      kind: 'record',
      entries: new Map([...value.entries].map(([key, entry]) => [key, scale(entry)])),
    };
  };
  return (he?.cases ?? []).flatMap((item) =>
    item.expected === null ? [] : [exhibitCall(item, { kind: 'returned', value: scale(item.expected) })],
  );
}
