import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { values } from '../checks/kinds/values';
import { AssignmentError } from './assignmentError';
import { parseManifest } from './parseManifest';

const text = readFileSync(join(__dirname, '../../fixtures/initialization/assignment.json'), 'utf8');

type Json = Record<string, unknown>;

function change(edit: (manifest: { functions: Json[] } & Json) => void): () => unknown {
  const manifest = JSON.parse(text) as { functions: Json[] } & Json;
  edit(manifest);
  return () => parseManifest(JSON.stringify(manifest), 'fixtures/initialization/assignment.json');
}

function first(manifest: { functions: Json[] }): Json {
  return manifest.functions[0] as Json;
}

describe('parseManifest', () => {
  it('reads the real assignment: three functions worth 30, 30 and 40', () => {
    const { functions } = parseManifest(text, 'assignment.json');
    expect(functions.map((fn) => [fn.name, fn.points])).toEqual([
      ['initializeParametersZeros', 30],
      ['initializeParametersRandom', 30],
      ['initializeParametersHe', 40],
    ]);
  });

  it('fills in the tolerance of values and the limits', () => {
    const manifest = parseManifest(JSON.stringify({ ...(JSON.parse(text) as Json), limits: {} }), 'a');
    expect(manifest.limits).toEqual({ seconds: 5, memoryMb: 256, outputMb: 16 });
    const compared = manifest.functions.flatMap((fn) => fn.checks).filter(values.is);
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.every((check) => check.rtol === 1e-8 && check.atol === 0)).toBe(true);
  });

  it('survives a byte-order mark', () => {
    expect(parseManifest(`\uFEFF${text}`, 'a').name).toBe('initialization');
  });

  it.each([
    [
      'a wrong type',
      (m: { functions: Json[] }) => (first(m)['points'] = '30'),
      '/functions/0/points must be number, but is "30"',
    ],
    [
      'a missing property',
      (m: { functions: Json[] }) => delete first(m)['summary'],
      '/functions/0 lacks the property "summary"',
    ],
    [
      'a misspelt property',
      (m: { functions: Json[] }) => (first(m)['chekcs'] = []),
      '/functions/0 has an unknown property "chekcs"',
    ],
    [
      'points that do not add up',
      (m: { functions: Json[] }) => (first(m)['points'] = 31),
      '/functions/0 (initializeParametersZeros) is worth 31 points, but its checks add up to 30',
    ],
    [
      'an unknown kind of check',
      (m: { functions: Json[] }) => ((first(m)['checks'] as Json[])[0] = { kind: 'shape' }),
      '/functions/0/checks/0 has a "kind" that is not known: "shape"; expected one of shapes, values, ',
    ],
    [
      'a check on a case that is not there',
      (m: { functions: Json[] }) => (((first(m)['checks'] as Json[])[1] as Json)['case'] = 'public-9'),
      'names the case public-9, which does not exist; there are public-1, public-2, public-3, hidden-1, hidden-2',
    ],
    [
      'what a kind of check refuses',
      (m: { functions: Json[] }) =>
        ((first(m)['checks'] as Json[])[1] = {
          id: 'cost',
          kind: 'range',
          points: 4,
          hint: 'h',
          case: 'public-1',
          at: 'W1[',
          atMost: 1,
        }),
      '/functions/0 (initializeParametersZeros) check cost has "at": "W1[", which is no path',
    ],
    [
      'two cases of one id',
      (m: { functions: Json[] }) => (((first(m)['cases'] as Json[])[1] as Json)['id'] = 'public-1'),
      'has two cases with the id public-1',
    ],
    [
      'a range the wrong way round',
      (m: { functions: Json[] }) =>
        (((first(m)['hiddenCases'] as Json[])[0] as Json)['draw'] = [
          { kind: 'layers', count: [5, 3], size: [2, 9] },
        ]),
      'hidden case hidden-1 has a range that ends before it begins',
    ],
  ])('names the file, the path and what was expected: %s', (_name, edit, message) => {
    const parse = change(edit);
    expect(parse).toThrow(AssignmentError);
    expect(parse).toThrow('fixtures/initialization/assignment.json: ');
    expect(parse).toThrow(message);
  });

  describe('the deadline', () => {
    const withDeadline = (deadline: Json) => change((manifest) => (manifest['deadline'] = deadline));
    const due = '2026-12-01T23:59:00';

    it('is none, or has its defaults filled in', () => {
      expect(change(() => undefined)()).toMatchObject({ deadline: null });
      const rest = { graceMinutes: 0, penaltyPerDay: 0, floor: 0, counts: 'best' };
      expect(withDeadline({ due: `${due}+01:00` })()).toMatchObject({
        deadline: { due: `${due}+01:00`, timeZone: null, ...rest },
      });
      const full = {
        due,
        timeZone: 'Europe/Berlin',
        graceMinutes: 15,
        penaltyPerDay: 10,
        floor: 50,
        counts: 'last',
      };
      expect(withDeadline(full)()).toMatchObject({ deadline: full });
    });

    it.each([
      [{}, '/deadline lacks the property "due"'],
      [{ due: 'tomorrow' }, '/deadline/due is no date and time, but "tomorrow"'],
      [{ due: '2026-02-30T12:00:00Z' }, '/deadline/due is no date and time'],
      [{ due: '2026-12-01T12:00:00+99:00' }, '/deadline/due is no date and time'],
      [{ due }, '/deadline/due does not say where it is "2026-12-01T23:59:00"; add /deadline/timeZone'],
      [{ due, timeZone: 'Europe/Berlln' }, '/deadline/timeZone is no time zone, but "Europe/Berlln"'],
      [{ due, timeZone: '+02:00' }, '/deadline/timeZone is no time zone, but "+02:00"'],
      [
        { due: `${due}Z`, timeZone: 'UTC' },
        '/deadline/due has the offset Z and /deadline/timeZone says "UTC"',
      ],
      [{ due: `${due}Z`, floor: 101 }, '/deadline/floor must be <= 100, but is 101'],
      [{ due: `${due}Z`, counts: 'first' }, '/deadline/counts must be one of "best", "last", but is "first"'],
      [{ due: `${due}Z`, slope: 1 }, '/deadline has an unknown property "slope"'],
    ])('%j is refused', (deadline, message) => {
      expect(withDeadline(deadline)).toThrow(message);
    });
  });

  it('says where text stops being JSON', () => {
    expect(() => parseManifest('{"name": ', 'a.json')).toThrow(/^a\.json is not JSON: /);
  });

  it('answers any JSON with a manifest or an AssignmentError', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => parseManifest(JSON.stringify(json), 'a.json')).toThrow(AssignmentError);
      }),
    );
  });
});
