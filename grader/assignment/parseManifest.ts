import { sumPoints } from '../utils/sumPoints';
import Ajv, { type ErrorObject } from 'ajv';
import { completeCheck, findCheckProblem } from '../checks';
import type { CheckBase, Deadline, GradedFunction, HiddenCase, Json, Limits } from '../domain';
import { AssignmentError } from './assignmentError';
import { completeDeadline, findDeadlineProblem, type RawDeadline } from './completeDeadline';
import { manifestSchema } from './manifestSchema';

/** `assignment.json` with every default filled in; expected outputs are not part of it. */
export interface Manifest {
  readonly name: string;
  readonly title: string;
  readonly notebook: string;
  readonly helper: string;
  readonly limits: Limits;
  readonly deadline: Deadline | null;
  readonly functions: readonly GradedFunction[];
}

const defaultLimits: Limits = { seconds: 5, memoryMb: 256, outputMb: 16 };

/**
 * Text of an `assignment.json` to a manifest.
 * @param file how to name the file in an error
 * @throws AssignmentError naming the file, the JSON path and what was expected there
 */
export function parseManifest(text: string, file: string): Manifest {
  const json = parseJson(text, file);
  const validate = compileSchema();
  if (!validate(json)) throw new AssignmentError(`${file}: ${describeError(validate.errors?.[0])}.`);
  const manifest = completeManifest(json as RawManifest);
  const problem = findInconsistency(manifest);
  if (problem !== null) throw new AssignmentError(`${file}: ${problem}.`);
  return manifest;
}

type Loose<T> = { readonly [Key in keyof T]?: T[Key] };
interface RawManifest {
  readonly name: string;
  readonly title: string;
  readonly notebook: string;
  readonly helper: string;
  readonly limits?: Loose<Limits>;
  readonly deadline?: RawDeadline;
  readonly functions: readonly RawFunction[];
}
interface RawFunction {
  readonly name: string;
  readonly points: number;
  readonly summary: string;
  readonly cases: readonly { readonly id: string; readonly args: readonly Json[] }[];
  readonly hiddenCases?: readonly HiddenCase[];
  readonly checks: readonly CheckBase[];
}

function completeManifest(raw: RawManifest): Manifest {
  return {
    name: raw.name,
    title: raw.title,
    notebook: raw.notebook,
    helper: raw.helper,
    limits: { ...defaultLimits, ...raw.limits },
    deadline: raw.deadline === undefined ? null : completeDeadline(raw.deadline),
    functions: raw.functions.map((fn) => ({
      ...fn,
      cases: fn.cases.map((item) => ({ ...item, hidden: false, expected: null })),
      hiddenCases: fn.hiddenCases ?? [],
      checks: fn.checks.map(completeCheck),
    })),
  };
}

function findInconsistency(manifest: Manifest): string | null {
  const repeated = findRepeated(manifest.functions.map((fn) => fn.name));
  if (repeated !== null) return `/functions has two entries named ${repeated}; each function is listed once`;
  for (const [index, fn] of manifest.functions.entries()) {
    const problem = findFunctionInconsistency(fn);
    if (problem !== null) return `/functions/${index} (${fn.name}) ${problem}`;
  }
  return manifest.deadline === null ? null : findDeadlineProblem(manifest.deadline);
}

function findFunctionInconsistency(fn: GradedFunction): string | null {
  const caseIds = [...fn.cases, ...fn.hiddenCases].map((item) => item.id);
  const repeatedCase = findRepeated(caseIds);
  if (repeatedCase !== null) return `has two cases with the id ${repeatedCase}; ids must differ`;
  const repeatedCheck = findRepeated(fn.checks.map((check) => check.id));
  if (repeatedCheck !== null) return `has two checks with the id ${repeatedCheck}; ids must differ`;
  const sum = sumPoints(fn.checks.map((check) => check.points));
  if (Math.abs(sum - fn.points) > 1e-6) {
    return `is worth ${fn.points} points, but its checks add up to ${sum}; make the two equal`;
  }
  for (const check of fn.checks) {
    if (check.case !== undefined && !caseIds.includes(check.case)) {
      return `check ${check.id} names the case ${check.case}, which does not exist; there are ${caseIds.join(', ')}`;
    }
    const problem = findCheckProblem(check);
    if (problem !== null) return `check ${check.id} ${problem}`;
  }
  for (const hidden of fn.hiddenCases) {
    for (const draw of hidden.draw) {
      const ranges = draw.kind === 'layers' ? [draw.count, draw.size] : [draw.range];
      if (ranges.some(([low, high]) => low > high)) {
        return `hidden case ${hidden.id} has a range that ends before it begins; write [smallest, largest]`;
      }
    }
  }
  return null;
}

function findRepeated(names: readonly string[]): string | null {
  return names.find((name, index) => names.indexOf(name) !== index) ?? null;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AssignmentError(`${file} is not JSON: ${(error as Error).message}.`);
  }
}

let compiled: ReturnType<Ajv['compile']> | undefined;
function compileSchema(): ReturnType<Ajv['compile']> {
  return (compiled ??= new Ajv({ discriminator: true, verbose: true }).compile(manifestSchema));
}

function describeError(error: ErrorObject | undefined): string {
  if (error === undefined) return 'does not match the schema';
  const where = error.instancePath === '' ? 'the top level' : error.instancePath;
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties':
      return `${where} has an unknown property "${String(params['additionalProperty'])}"; remove it or correct its name`;
    case 'required':
      return `${where} lacks the property "${String(params['missingProperty'])}"`;
    case 'const':
      return `${where} must be ${JSON.stringify(params['allowedValue'])}, but is ${describeFound(error.data)}`;
    case 'enum':
      return `${where} must be one of ${(params['allowedValues'] as readonly unknown[]).map(describeFound).join(', ')}, but is ${describeFound(error.data)}`;
    case 'discriminator':
      return `${where} has a "kind" that is not known: ${describeFound(params['tagValue'])}; expected one of ${listKinds(error)}`;
    default:
      return `${where} ${error.message ?? 'is wrong'}, but is ${describeFound(error.data)}`;
  }
}

/** The kinds that a union of the schema allows. */
function listKinds(error: ErrorObject): string {
  const union = error.parentSchema as {
    readonly oneOf: readonly { properties: { kind: { const: string } } }[];
  };
  return union.oneOf.map((branch) => branch.properties.kind.const).join(', ');
}

function describeFound(value: unknown): string {
  const text = showJson(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function showJson(value: unknown): string {
  try {
    return value === undefined ? 'absent' : JSON.stringify(value);
  } catch {
    // JSON can be read deeper than it can be written.
    return 'something nested very deeply';
  }
}
