import type { Report } from '../domain';
import { findBubblewrap } from '../sandbox/trusted/bubblewrap';
import { buildSubmission, rightCells } from '../testing/answers';
import { runCli } from '../testing/runCli';
import { useClass } from '../testing/useClass';

jest.setTimeout(120_000);

const isolations = findBubblewrap() === null ? ['process'] : ['process', 'bwrap'];

const { root, put } = useClass();

/** Room that nobody uses, in blocks that can be counted. */
const hold = `function hold(blocks: number): void {
  const held: ArrayBuffer[] = [];
  try { for (let i = 0; i < blocks; i++) held.push(new ArrayBuffer(34 << 20)); } catch {}
  Promise.reject(held);
}`;
const atStart = (code: string, statement: string) =>
  code.replace('const parameters: Parameters = {};', `${statement} const parameters: Parameters = {};`);

describe.each(isolations)('under %s', (isolation) => {
  const grade = async (secret: string): Promise<Report> => {
    const { stdout } = await runCli(
      ['grade', 'class', '--format', 'json', '--isolation', isolation, '--no-cache', '--jobs', '1'],
      { cwd: root(), env: { GRADER_SECRET: secret } },
    );
    return JSON.parse(stdout) as Report;
  };

  it('what one function holds on to costs neither the next nor those who wrote the same', async () => {
    const random = atStart(rightCells.random, 'const scratch = new Float64Array(8_000_000); void scratch;');
    put('a', buildSubmission({ random, zeros: atStart(rightCells.zeros, 'hold(100);') }, [hold]));
    for (const name of ['b', 'c']) put(name, buildSubmission({ random }));
    const { submissions } = await grade('s');
    expect(submissions.map(({ score }) => score)).toEqual([100, 100, 100]);
  });

  it('no function learns from another’s memory what that was called with', async () => {
    const zeros = `let calls = 0;\n${atStart(rightCells.zeros, 'calls += 1; if (calls === 7) hold(layersDims[0] * 3 + layersDims.length);')}`;
    const random = atStart(
      rightCells.random,
      `const all: ArrayBuffer[] = []; try { for (;;) all.push(new ArrayBuffer(34 << 20)); } catch {}
       throw new Error(\`there is room for \${all.length}\`);`,
    );
    put('spy', buildSubmission({ random, zeros }, [hold]));
    // Not equal to the spy's, whose judgement it would share.
    put('alone', buildSubmission({ random: random.replace('throw', 'void 0; throw') }));
    const told = [];
    for (const secret of ['one', 'two']) {
      const { submissions } = await grade(secret);
      told.push(...submissions.map(({ diagnostics }) => diagnostics.map(({ message }) => message).join()));
    }
    expect(told[0]).toMatch(/there is room for [1-9]/);
    expect(new Set(told).size).toBe(1);
  });
});
