import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialization as assignment } from '../testing/initialization';
import { exhibitCall } from '../checks';
import type { Assignment, Case, Exhibit, ExhibitEntry, GradedFunction, Value } from '../domain';
import { repository } from '../testing/runCli';
import { listCoursePoints, planTraining, trainExhibit } from './trainExhibit';

interface Reference {
  readonly init: Record<string, Record<string, Record<string, { values: number[][] }>>>;
  readonly training: Record<string, Course>;
}
interface Course {
  readonly costs: readonly (number | 'inf')[];
  readonly cost_after_15000: number;
  readonly train_acc: number;
}

const numpy = join(repository, 'fixtures/initialization/numpy');
const reference = JSON.parse(readFileSync(join(numpy, 'reference.json'), 'utf8')) as Reference;
const dataset = JSON.parse(readFileSync(join(numpy, 'dataset.json'), 'utf8')) as Record<string, number[][]>;
const training = planTraining(assignment);
if (training === null) throw new Error('the assignment trains nothing');

/** What NumPy's initialization gave, as an exhibit of the course's case. */
function exhibitReference(initialization: string, change = (value: number) => value): Exhibit {
  const parameters = Object.entries(reference.init['[2, 10, 5, 1]']?.[initialization] ?? {});
  const entries = parameters.map(([key, { values }]): ExhibitEntry => {
    const columns = values[0]?.length ?? 0;
    const numbers = values.flat().map(change);
    return { kind: 'matrix', key, rows: values.length, columns, numbers, isWhole: true };
  });
  return { caseId: 'public-3', outcome: { kind: 'returned', entries } };
}

function findFunction(name: string): GradedFunction {
  return assignment.functions.find((fn) => fn.name === name) as GradedFunction;
}

describe.each([
  { initialization: 'zeros', name: 'initializeParametersZeros', rtol: 1e-12 },
  { initialization: 'he', name: 'initializeParametersHe', rtol: 1e-9 },
])('trained as the course does, $initialization', ({ initialization, name, rtol }) => {
  const plan = { learningRate: 0.01, iterations: 15_000 };
  const trained = trainExhibit(findFunction(name), [exhibitReference(initialization)], { ...training, plan });
  const course = reference.training[initialization] as Course;

  it('the recorded costs are those of NumPy, to the last', () => {
    const costs = new Map(trained?.actual.costs.map(({ iteration, cost }) => [iteration, cost]));
    const known = course.costs.flatMap((cost, index) => (costs.has(index * 1000) ? [{ cost, index }] : []));
    expect(known.map(({ index }) => index)).toEqual([0, 3, 6, 9, 12]);
    for (const { cost, index } of known)
      expect(Math.abs((costs.get(index * 1000) ?? NaN) / Number(cost) - 1)).toBeLessThanOrEqual(rtol);
    expect(Math.abs((costs.get(15_000) ?? NaN) / course.cost_after_15000 - 1)).toBeLessThanOrEqual(rtol);
  });

  it('the accuracy is that of NumPy, and the right answer trains as its own reference', () => {
    expect(trained?.actual.accuracy).toBe(course.train_acc);
    const own = trained?.references.find(({ functionName }) => functionName === name);
    expect(own?.trained.costs[0]).toEqual(trained?.actual.costs[0]);
  });
});

describe('trainExhibit', () => {
  const he = findFunction('initializeParametersHe');

  it('takes plan and arguments from the training behaviour, and every function beside', () => {
    expect(training.plan).toMatchObject({ learningRate: 0.1, iterations: 1500 });
    const trained = trainExhibit(he, [exhibitReference('he')], training);
    expect(trained?.actual.costs).toHaveLength(42);
    expect(trained?.references.map(({ functionName }) => functionName)).toEqual(
      assignment.functions.map((fn) => fn.name),
    );
    const random = trained?.references[1]?.trained.costs[0];
    expect(random).toEqual({ iteration: 0, cost: Infinity });
  });

  it('knows a start again, and tells another one from it', () => {
    const first = trainExhibit(he, [exhibitReference('he')], training)?.actual;
    expect(trainExhibit(he, [exhibitReference('he')], training)?.actual).toBe(first);
    const other = trainExhibit(he, [exhibitReference('he', (value) => value / 2)], training)?.actual;
    expect(other?.costs[0]?.cost).not.toBe(first?.costs[0]?.cost);
  });

  it('finds the disc of class 1 in the middle of the plane', () => {
    const { region } = trainExhibit(he, [exhibitReference('he')], training)?.actual ?? {};
    const middle = region?.bands.filter(({ row }) => row === 24);
    expect(middle).toHaveLength(1);
    expect(middle?.[0]?.from).toBeLessThan(-0.6);
    expect(middle?.[0]?.to).toBeGreaterThan(0.6);
    expect(region?.bands.some(({ row }) => row === 0)).toBe(false);
  });

  it('a start that is not a number trains to none, and ends', () => {
    const trained = trainExhibit(he, [exhibitReference('he', () => NaN)], training);
    expect(trained?.actual.costs.every(({ cost }) => Number.isNaN(cost))).toBe(true);
    expect(trained?.actual.region.bands).toEqual([]);
  });

  it.each<[string, Exhibit['outcome']]>([
    ['a throw', { kind: 'threw', message: 'no' }],
    ['nothing', { kind: 'returned', entries: [] }],
    ['no matrix', { kind: 'returned', entries: [{ kind: 'other', key: 'W1', description: 'a string' }] }],
  ])('%s is not trained', (_, outcome) => {
    expect(trainExhibit(he, [{ caseId: 'public-3', outcome }], training)).toBeNull();
    expect(trainExhibit(he, [], training)).toBeNull();
  });

  it('layers of other sizes than asked for are not trained: they could take any time', () => {
    const layer = (rows: number, columns: number): Value => ({
      kind: 'matrix',
      rows,
      columns,
      data: new Array<number>(rows * columns).fill(0),
    });
    const entries = new Map([
      ['W1', layer(60, 2)],
      ['b1', layer(60, 1)],
      ['W2', layer(1, 60)],
      ['b2', layer(1, 1)],
    ]);
    const item = he.cases.find(({ id }) => id === 'public-3') as Case;
    const exhibit = exhibitCall(item, { kind: 'returned', value: { kind: 'record', entries } });
    expect(trainExhibit(he, [exhibit], training)).toBeNull();
  });

  it('an assignment without a training behaviour trains nothing', () => {
    const functions = assignment.functions.map((fn) => ({ ...fn, checks: [] }));
    expect(planTraining({ ...assignment, functions } satisfies Assignment)).toBeNull();
  });

  it("the points are the course's", () => {
    const points = listCoursePoints();
    const x = dataset['train_X']?.[0] ?? [];
    expect(points).toHaveLength(x.length);
    points.forEach((point, index) => expect(point.x).toBeCloseTo(x[index] ?? NaN, 12));
    expect(points.map(({ label }) => label)).toEqual(dataset['train_Y']?.[0]);
  });
});
