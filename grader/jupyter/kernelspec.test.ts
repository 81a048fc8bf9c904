import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chooseKernelspec, inspectKernelspec } from './kernelspec';
import { locateTslab, type Tslab } from './locateTslab';
import { bareMachine, writeScript } from './testing/fakeMachine';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kernel-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const machine = () => bareMachine(root, { PATH: dirname(process.execPath) });

function installTslab(): Tslab {
  const folder = join(root, 'node_modules/tslab');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "tslab", "version": "1.0.22" }');
  writeFileSync(join(folder, 'bin/tslab'), '');
  const tslab = locateTslab(root, root);
  if (tslab === null) throw new Error('tslab was not found');
  return tslab;
}

function ship(argv: readonly string[] | string): string {
  const folder = join(root, 'jupyter/kernels/tslab');
  mkdirSync(folder, { recursive: true });
  const text = typeof argv === 'string' ? argv : JSON.stringify({ argv });
  writeFileSync(join(folder, 'kernel.json'), text);
  return join(folder, 'kernel.json');
}

const relocatable = ['node', '{resource_dir}/../../../node_modules/tslab/bin/tslab', 'kernel'];

describe('chooseKernelspec', () => {
  it('takes the one that came with the folder', () => {
    const tslab = installTslab();
    const file = ship(relocatable);
    expect(chooseKernelspec(root, tslab, machine())).toEqual({
      folder: join(root, 'jupyter'),
      file,
      text: null,
      fault: null,
    });
  });

  it('makes one of its own where none came, with the paths of this machine, the same each time', () => {
    const tslab = installTslab();
    const spec = chooseKernelspec(root, tslab, machine());
    expect(spec).toMatchObject({
      folder: join(root, '.grader/jupyter'),
      file: join(root, '.grader/jupyter/kernels/tslab/kernel.json'),
      fault: null,
    });
    const { argv, language } = JSON.parse(spec.text ?? '') as { argv: string[]; language: string };
    expect(argv).toEqual([process.execPath, tslab.program, 'kernel', '--config-path', '{connection_file}']);
    expect(language).toBe('typescript');
    expect(chooseKernelspec(root, tslab, machine())).toEqual(spec);
  });

  it.each<readonly [readonly string[] | string, RegExp]>([
    ['{', /^it is no kernelspec$/],
    [[], /^it is no kernelspec$/],
    [['node', '{resource_dir}/../../../gone/tslab'], /gone.tslab is not there$/],
    [
      ['no-such-node', '{resource_dir}/../../../node_modules/tslab/bin/tslab'],
      /^no-such-node is not on the PATH$/,
    ],
  ])('makes one of its own where the one that came is of no use: %j', (argv, fault) => {
    const tslab = installTslab();
    ship(argv);
    const spec = chooseKernelspec(root, tslab, machine());
    expect(spec.fault).toMatch(fault);
    expect(spec.text).not.toBeNull();
  });
});

it('inspectKernelspec takes a kernel that is one program', () => {
  const program = writeScript(root, 'tslab', 'exit 0');
  expect(inspectKernelspec(ship([program, 'kernel', '--config-path=x']), machine())).toBeNull();
  rmSync(program);
  expect(inspectKernelspec(ship([program, 'kernel']), machine())).toBe(`${program} is not there`);
});

it('locateTslab finds none where there is none', () => {
  expect(locateTslab(root, root)).toBeNull();
});

it('locateTslab takes none without its program', () => {
  rmSync(installTslab().program);
  expect(locateTslab(root, root)).toBeNull();
});
