import { benchGrading } from './grading';
import { benchQueue } from './queue';
import { benchTraining } from './training';

/** `npm run bench`; with `--quick`, batches a tenth the size, to try it. */
async function main(): Promise<void> {
  const scale = process.argv.includes('--quick') ? 10 : 1;
  await benchTraining();
  console.log('');
  await benchGrading({ different: 500 / scale, aClass: 5000 / scale, kernelRuns: 3 });
  console.log('');
  await benchQueue({ different: 500 / scale, submitted: 20_000 / scale });
}

void main();
