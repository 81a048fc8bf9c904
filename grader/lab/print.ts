/** One line of text under the cell, or on the console. Says nothing where there is no console, as in the sandbox. */
export function printLine(line: string): void {
  if (typeof console !== 'undefined') console.log(line);
}

/** A number as Python prints a float, so that costs read as in the course: `inf`, `1.0`, `6.1e-05`. */
export function formatFloat(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return x.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(x) ? `${x}.0` : String(x);
}

/** A share of 1, to four decimals at most: `0.9933`, `0.5`. */
export function formatAccuracy(accuracy: number): string {
  return String(Number(accuracy.toFixed(4)));
}
