import { sumPoints } from '../utils/sumPoints';
import type { GradedFunction } from '../domain';

/** Points of each function's last check since the kernel was started, by its name. */
const lastPoints = new Map<string, number>();

/** Keeps what a function earned, in place of what it earned before. */
export function recordPoints(functionName: string, points: number): void {
  lastPoints.set(functionName, points);
}

/** `So far: 46 of 83 public points (initializeParametersZeros 25 of 25, …, initializeParametersHe not checked yet).` */
export function describeSession(functions: readonly GradedFunction[]): string {
  const points = sumPoints(functions.map((fn) => lastPoints.get(fn.name) ?? 0));
  const all = sumPoints(functions.map(sumPublic));
  const each = functions.map((fn) => {
    const earned = lastPoints.get(fn.name);
    return `${fn.name} ${earned === undefined ? 'not checked yet' : `${earned} of ${sumPublic(fn)}`}`;
  });
  return `So far: ${points} of ${all} public points (${each.join(', ')}).`;
}

function sumPublic(fn: GradedFunction): number {
  return sumPoints(fn.checks.map((check) => check.points));
}
