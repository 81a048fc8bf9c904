import type { Submission } from '../grade';

/**
 * Names each file: its own name without `.ipynb`, with as much of its folder in front as makes it unique in the batch.
 * @returns in the order of the names, whatever the order of the files
 */
export function nameSubmissions(files: readonly string[]): readonly Submission[] {
  const parts = files.map(splitPath);
  const depths = parts.map(() => 1);
  // Every name that another one shares takes one more folder, until none is shared or the paths are used up.
  for (;;) {
    const names = parts.map((path, index) => joinTail(path, depths[index] as number));
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    let grew = false;
    for (const [index, path] of parts.entries()) {
      if ((counts.get(names[index] as string) as number) < 2 || (depths[index] as number) >= path.length)
        continue;
      depths[index] = (depths[index] as number) + 1;
      grew = true;
    }
    if (!grew) {
      return files
        .map((file, index) => ({ name: names[index] as string, file }))
        .sort((a, b) => compareText(a.name, b.name) || compareText(a.file, b.file));
    }
  }
}

function splitPath(file: string): readonly string[] {
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const last = parts.pop() ?? file;
  return [...parts, last.replace(/\.ipynb$/i, '')];
}

function joinTail(path: readonly string[], depth: number): string {
  return path.slice(-depth).join('/');
}

/** By code units: the same everywhere, whatever the machine's language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
