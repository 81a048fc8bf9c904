import type { Refusal } from '../domain';
import { declaresAnything, declareUnknown } from './declareUnknown';
import { loadTslab, type CompilerMessage, type Converted, type Tslab } from './loadTslab';
import type { CodeCell, RefusalPlaces } from './messages';

/** Cells, with what was declared before them, whose answer is remembered. */
const REMEMBERED = 400;

/**
 * Whether what a cell imports lies beside it is not known here: a module is not found, a file, or a library of types.
 */
const NOT_HERE: ReadonlySet<number> = new Set([2307, 2688, 2792, 6053]);

/**
 * Makes what tells, cell by cell from the first on, which the kernel would refuse: what tslab's own converter says of
 * them. It never runs any of them.
 * @throws Error where this machine cannot tell: tslab or what the helper needs is not there
 */
export function createCellChecker(
  places: RefusalPlaces,
): (cells: readonly CodeCell[], wanted: readonly number[]) => readonly Refusal[] {
  const tslab = loadTslab(places);
  const convert = rememberConverted(tslab);
  requireHelper(convert, places.helper);
  return (cells, wanted) => {
    const refusals: Refusal[] = [];
    let declared = '';
    const last = Math.max(...wanted);
    for (const cell of cells.filter(({ number }) => number <= last)) {
      const isWanted = wanted.includes(cell.number);
      if (!isWanted && !declaresAnything(tslab.compiler, cell.source)) continue;
      const { diagnostics, declOutput } = convert(declared, cell.source);
      if (diagnostics.length === 0) {
        declared = declOutput ?? '';
        continue;
      }
      declared += declareUnknown(tslab.compiler, cell.source, declared);
      const refusal = isWanted ? describeRefusal(cell, diagnostics) : null;
      if (refusal !== null) refusals.push(refusal);
    }
    return refusals;
  };
}

/** Of a class most cells are the same, and of a notebook that is saved again all but one. */
function rememberConverted({ converter }: Tslab): (declared: string, source: string) => Converted {
  const known = new Map<string, Converted>();
  return (declared, source) => {
    const key = JSON.stringify([declared, source]);
    const converted = known.get(key) ?? converter.convert(declared, source);
    known.delete(key);
    known.set(key, converted);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return converted;
  };
}

/** Where the helper or Node's types cannot be read, every cell would look wrong. */
function requireHelper(convert: (declared: string, source: string) => Converted, helper: string): void {
  const source = `import * as everything from './${helper}';\nconsole.log(everything);`;
  const [first] = convert('', source).diagnostics;
  if (first !== undefined) throw new Error(first.messageText);
}

/** The first fault of a cell that is the cell's own; null where there is none. */
function describeRefusal(
  { number, source }: CodeCell,
  diagnostics: readonly CompilerMessage[],
): Refusal | null {
  const own = diagnostics.filter(({ code, fileName }) => fileName === undefined && !NOT_HERE.has(code));
  const [first] = own;
  if (first === undefined) return null;
  const sentences = own.filter(
    ({ start, end }) => start.offset === first.start.offset && end.offset === first.end.offset,
  );
  const message = sentences
    .map(({ messageText }) => messageText)
    .join(' ')
    .replace(/\.$/, '');
  // tslab adds a line that exports what the cell declares.
  const line = first.start.line + 1;
  return line > source.split('\n').length ? { cell: number, message } : { cell: number, line, message };
}
