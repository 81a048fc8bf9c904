import { benchGrading } from './grading';
import { benchQueue } from './queue';
import { benchScale } from './scale';
import { benchTraining } from './training';

const parts: Readonly<Record<string, (scale: number) => Promise<void>>> = {
  training: () => benchTraining(),
  grading: (scale) => benchGrading({ different: 500 / scale, aClass: 5000 / scale, kernelRuns: 3 }),
  scale: (scale) => benchScale({ few: 2000 / scale, many: 20_000 / scale }),
  queue: (scale) => benchQueue({ different: 500 / scale, submitted: 20_000 / scale }),
};

/** `npm run bench`; with names of parts, those alone; with `--quick`, batches a tenth the size, to try it. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const scale = args.includes('--quick') ? 10 : 1;
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = named.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Error(`no part ${unknown}: there are ${Object.keys(parts).join(', ')}`);
  for (const [name, run] of Object.entries(parts)) {
    if (named.length > 0 && !named.includes(name)) continue;
    await run(scale);
    console.log('');
  }
}

void main();
