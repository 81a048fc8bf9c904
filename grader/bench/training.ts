import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { trainNetwork } from '../lab/network';
import type { Network, Samples } from '../lab/network';

const repository = resolve(__dirname, '../../..');
const script = join(repository, 'grader/bench/training.py');
const fixtures = join(repository, 'fixtures/initialization/numpy');
/** Debian's own first: it is where `apt-get install python3-numpy` puts NumPy. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const ROUNDS = 3;
const OPTIONS = { learningRate: 0.01, iterations: 15_000, recordEvery: 1000 };

interface Measured {
  readonly seconds: number;
  readonly finalCost: number;
}
type NumpyMeasured = Measured & { readonly version: string };
interface Job {
  readonly start: Network;
  readonly samples: Samples;
}

/** Prints the course's training from He's start, ours beside NumPy's own loop: one thread, best of three, taken in turns. */
export async function benchTraining(): Promise<void> {
  const job = await readJob();
  const ours: Measured[] = [];
  const numpys: NumpyMeasured[] = [];
  const python = await findPythonWithNumpy();
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(timeOurs(job));
    if (python !== null) numpys.push(await timeNumpy(python, job));
  }

  const our = pickBest(ours);
  console.log(
    `training ${OPTIONS.iterations} iterations of He, [2, 10, 5, 1], ${job.samples.count} samples, best of ${ROUNDS}`,
  );
  console.log(`ours (Node ${process.versions.node}): ${describe(our)}`);
  if (numpys.length === 0) {
    console.log('NumPy: not measured (install python3-numpy)');
    return;
  }
  const numpy = pickBest(numpys);
  console.log(`NumPy ${numpy.version}, one thread: ${describe(numpy)}`);
  console.log(`ratio: ${(our.seconds / numpy.seconds).toFixed(2)} × NumPy's time`);
}

function pickBest<M extends Measured>(measured: readonly M[]): M {
  return measured.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

function describe({ seconds, finalCost }: Measured): string {
  return `${seconds.toFixed(3)} s, final cost ${finalCost}`;
}

function timeOurs({ start, samples }: Job): Measured {
  const began = process.hrtime.bigint();
  const { finalCost } = trainNetwork(start, samples, OPTIONS);
  return { seconds: Number(process.hrtime.bigint() - began) / 1e9, finalCost };
}

async function timeNumpy(python: string, { start, samples }: Job): Promise<NumpyMeasured> {
  const input = {
    ...OPTIONS,
    layersDims: start.layersDims,
    weights: start.weights.map((weights) => [...weights]),
    biases: start.biases.map((biases) => [...biases]),
    X: [...samples.X],
    Y: [...samples.Y],
  };
  return JSON.parse(await runPython(python, [script], JSON.stringify(input))) as NumpyMeasured;
}

async function findPythonWithNumpy(): Promise<string | null> {
  for (const python of PYTHONS) {
    const found = await runPython(python, ['-c', 'import numpy'], '').then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return null;
}

/** What the program printed. One BLAS thread, and BLAS's own choice of kernel for this processor. */
function runPython(python: string, args: readonly string[], input: string): Promise<string> {
  const env: NodeJS.ProcessEnv = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  delete env['OPENBLAS_CORETYPE'];
  delete env['OPENBLAS_L2_SIZE'];
  return new Promise((done, fail) => {
    const child = spawn(python, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let [printed, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(printed);
      else fail(new Error(`${python} ${args.join(' ')} ended with code ${code}: ${complaint.trim()}`));
    });
    child.stdin.on('error', () => undefined); // a child that is already gone is told by `close`
    child.stdin.end(input);
  });
}

async function readJob(): Promise<Job> {
  const dataset = JSON.parse(await readFile(join(fixtures, 'dataset.json'), 'utf8')) as DatasetFixture;
  const reference = JSON.parse(await readFile(join(fixtures, 'reference.json'), 'utf8')) as ReferenceFixture;
  const parameters = reference.init['[2, 10, 5, 1]'].he;
  const read = (key: string): Float64Array => Float64Array.from(parameters[key]?.values.flat() ?? []);
  return {
    start: {
      layersDims: [2, 10, 5, 1],
      weights: [read('W1'), read('W2'), read('W3')],
      biases: [read('b1'), read('b2'), read('b3')],
    },
    samples: {
      X: Float64Array.from(dataset.train_X.flat()),
      Y: Float64Array.from(dataset.train_Y.flat()),
      count: dataset.train_Y.flat().length,
    },
  };
}

interface DatasetFixture {
  readonly train_X: readonly (readonly number[])[];
  readonly train_Y: readonly (readonly number[])[];
}
interface ReferenceFixture {
  readonly init: Record<
    '[2, 10, 5, 1]',
    { readonly he: Record<string, { readonly values: readonly (readonly number[])[] }> }
  >;
}

if (require.main === module) void benchTraining();
