import { keyProgram, type MadeJudgement } from '../cache';
import type { Judgement, Program, ProgramCalls, RunResult } from '../domain';
import { isSteady } from '../sandbox';
import { describeJudgement, judgeRun, nameJudgement } from '../verdicts';
import type { Grader } from './grader';
import type { PreparedAssignment } from './prepareAssignment';
import { runPrograms } from './runPrograms';

/** A program's judgement, and the key it is kept under. */
export interface Judged extends MadeJudgement {
  readonly key: string;
}

/** Runs and judges the programs of one submission, those that were judged before excepted. By function name. */
export async function judgePrograms(
  programs: readonly Program[],
  { prepared, sandbox, cache }: Grader,
): Promise<ReadonlyMap<string, Judged>> {
  const keys = programs.map(({ functionName, code }) =>
    keyProgram(prepared.digests.get(functionName) ?? '', code),
  );
  const judgements = await cache.findAll(keys, async (positions) => {
    const chosen = positions.map((position) => programs[position] as Program);
    const asked = chosen.map((program) => describeCalls(program, prepared));
    const results = await runPrograms(asked, prepared, sandbox);
    return Promise.all(
      chosen.map(async (program, index) => {
        const result = results[index] as RunResult;
        return { judgement: await judgeProgram(program, result, prepared), isSteady: isSteady(result) };
      }),
    );
  });
  return new Map(
    programs.map(({ functionName }, index) => {
      const { judgement, isSteady } = judgements[index] as MadeJudgement;
      return [functionName, { key: keys[index] as string, judgement, isSteady }];
    }),
  );
}

function describeCalls({ functionName, code }: Program, { cases }: PreparedAssignment): ProgramCalls {
  return { functionName, code, calls: (cases.get(functionName) ?? []).map((item) => item.args) };
}

async function judgeProgram(
  program: Program,
  result: RunResult,
  { assignment, cases, nameMisconception }: PreparedAssignment,
): Promise<Judgement> {
  const fn = assignment.functions.find((item) => item.name === program.functionName);
  if (fn === undefined) throw new Error(`${program.functionName} is not graded in ${assignment.name}`);
  const asked = cases.get(fn.name) ?? [];
  const judgement = judgeRun(fn, result, asked);
  if (judgement.verdict !== 'failed' || result.kind !== 'answered') return judgement;
  const misconception = await nameMisconception(fn.name, result.calls);
  return misconception === null
    ? describeJudgement(judgement, result.calls, asked)
    : nameJudgement(judgement, misconception);
}
