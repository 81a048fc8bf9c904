import { initialization, recordedMistakes } from '../testing/initialization';
import type { CallRecord, Json, RecordedMistake, Value } from '../domain';
import { jsonToValue } from './jsonToValue';
import { findMistake } from './findMistake';

const { functions } = initialization;
const he = functions.find((fn) => fn.name === 'initializeParametersHe');
const cases = he?.cases ?? [];
const mistakes = recordedMistakes('initializeParametersHe');

/** A submission that gives what was recorded, each number changed a little or not. */
function replay(
  { calls }: RecordedMistake,
  change = (value: number) => value,
): ReadonlyMap<string, CallRecord> {
  return new Map(
    calls.map(({ caseId, value, argsAfter }) => {
      const args = argsAfter ?? (cases.find((item) => item.id === caseId)?.args as readonly Json[]);
      const outcome = { kind: 'returned' as const, value: map(value, change) };
      return [caseId, { first: outcome, second: outcome, argsAfter: args.map(jsonToValue) }];
    }),
  );
}

function map(value: Value, change: (value: number) => number): Value {
  if (value.kind === 'matrix') return { ...value, data: value.data.map(change) };
  if (value.kind !== 'record') return value;
  return {
    kind: 'record',
    entries: new Map([...value.entries].map(([key, entry]) => [key, map(entry, change)])),
  };
}

it.each(mistakes.map((mistake) => [mistake.id, mistake] as const))(
  'names %s by its outputs',
  (id, mistake) => {
    expect(findMistake(mistakes, cases, replay(mistake))?.id).toBe(id);
    expect(
      findMistake(
        mistakes,
        cases,
        replay(mistake, (value) => value * (1 + 1e-9)),
      )?.id,
    ).toBe(id);
  },
);

it('names nothing that is no mistake of these', () => {
  const [mistake] = mistakes as readonly [RecordedMistake];
  expect(
    findMistake(
      mistakes,
      cases,
      replay(mistake, (value) => value + 1e-3),
    ),
  ).toBeNull();
  expect(findMistake(mistakes, cases, new Map())).toBeNull();
  expect(findMistake([], cases, replay(mistake))).toBeNull();
});

it('names nothing where two recorded mistakes cannot be told apart', () => {
  const [mistake] = mistakes as readonly [RecordedMistake];
  expect(findMistake([mistake, { ...mistake, id: 'other' }], cases, replay(mistake))).toBeNull();
});

it('tells a changed argument from an untouched one', () => {
  const all = functions.flatMap((fn) => recordedMistakes(fn.name));
  const changing = all.find((mistake) => mistake.calls.some((call) => call.argsAfter !== null));
  if (changing === undefined) throw new Error('no recorded mistake changes its arguments');
  const untouched = { ...changing, calls: changing.calls.map((call) => ({ ...call, argsAfter: null })) };
  expect(findMistake([changing], cases, replay(changing))?.id).toBe(changing.id);
  expect(findMistake([changing], cases, replay(untouched))).toBeNull();
});
