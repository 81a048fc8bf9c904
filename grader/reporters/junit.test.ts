import { makeFinding } from '../testing/findings';
import { hostileText } from '../testing/hostileText';
import { parse, type TestSuites } from 'junit2json';
import fc from 'fast-check';
import { renderReport } from './testing/renderReport';
import { junit } from './junit';
import { hiddenOnly, hostile, mixed, perfect, rejected } from './testing/sampleRows';
import { escapeXml } from './xmlText';

async function read(text: string): Promise<NonNullable<TestSuites['testsuite']>> {
  return ((await parse(text)) as TestSuites).testsuite ?? [];
}

describe('junit, read by an independent parser', () => {
  const text = renderReport(junit, [perfect, hiddenOnly, mixed, rejected]);

  it('has a suite for each submission with the counts of its cases', async () => {
    const suites = await read(text);
    expect(
      suites.map(({ name, tests, failures, errors, skipped }) => [name, tests, failures, errors, skipped]),
    ).toEqual([
      ['perfect', 2, 0, 0, 0],
      ['hidden', 2, 1, 0, 0],
      ['alice', 8, 2, 1, 2],
      ['broken', 1, 0, 1, 0],
    ]);
    for (const suite of suites) {
      const cases = suite.testcase ?? [];
      expect(cases).toHaveLength(suite.tests ?? -1);
      expect(cases.filter((item) => item.failure)).toHaveLength(suite.failures ?? -1);
      expect(cases.filter((item) => item.error)).toHaveLength(suite.errors ?? -1);
      expect(cases.filter((item) => item.skipped)).toHaveLength(suite.skipped ?? -1);
    }
  });

  it('says what happened, where, and which mistake it is', async () => {
    const cases = (await read(text)).flatMap((suite) => suite.testcase ?? []);
    const find = (className: string, name: string) =>
      cases.find((item) => item.classname === className && item.name === name);
    expect(find('alice.initializeParametersRandom', 'run')?.error).toEqual([
      {
        type: 'threw',
        message: 'cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable',
        inner:
          'cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable\n| const [a] = x;\nFile: class/alice.ipynb',
      },
    ]);
    const failure = find('alice.initializeParametersHe', 'values-public-1')?.failure?.[0];
    expect(failure).toMatchObject({ type: 'xavier-scaling', message: 'W1[0][0] is 1; expected 2.' });
    expect(failure?.inner).toMatch(
      /^cell 5: You divided 1 by the fan-in\..*\n.*W1\[0\]\[0\].*\nHint: Hint of values-public-1\./,
    );
    expect(find('broken', 'notebook')?.error?.[0]?.message).toBe(
      'broken.ipynb is no JSON: line 3 ends too early',
    );
  });

  it('has the points of each submission', async () => {
    expect((await read(text)).map(({ properties }) => properties?.map(({ value }) => value))).toEqual([
      [20, 20],
      [10, 20],
      [32.5, 70],
      [0, 60],
    ]);
  });

  it('is well formed whatever a student wrote, and keeps what XML can hold', async () => {
    const [suite] = await read(renderReport(junit, [hostile]));
    expect(suite?.testcase).toHaveLength(3);
    expect(suite?.testcase?.[0]?.error?.[0]?.message).toContain(
      '<script>alert(1)</script> <!-- --> ]]> &amp; &lt;',
    );
  });

  it('tells a warning of a function that passes beside the cases', async () => {
    const message = 'initializeParametersZeros stands in two cells';
    const row = {
      ...perfect,
      diagnostics: [
        makeFinding(message, { severity: 'warning', cell: 3, function: 'initializeParametersZeros' }),
      ],
    } as const;
    const [suite] = await read(renderReport(junit, [row]));
    expect(suite).toMatchObject({ tests: 2, errors: 0, 'system-out': [`cell 3: ${message}`] });
  });

  it('has no suites where there are no submissions', async () => {
    expect(await read(renderReport(junit, []))).toEqual([]);
  });
});

it('escapeXml leaves only characters of XML 1.0, and a parser reads the text back', async () => {
  const forbidden = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(hostileText), fc.string());
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const escaped = escapeXml(value);
      expect(escaped).not.toMatch(forbidden);
      const suites = await read(
        `<testsuites><testsuite><testcase><failure message="t${escaped}">t${escaped}</failure></testcase></testsuite></testsuites>`,
      );
      // The letter in front keeps the parser from taking digits for a number and from trimming.
      const { message, inner } = suites[0]?.testcase?.[0]?.failure?.[0] ?? {};
      const kept = `t${value.replace(forbidden, '\ufffd')}`;
      expect({ message, inner: inner?.trimEnd() }).toEqual({ message: kept, inner: kept.trimEnd() });
    }),
  );
});
