import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCourse } from './makeCourse';

/** A course of its own for each test, with a folder `class` for what is handed in. */
export function useClass(): {
  readonly root: () => string;
  /** Hands a notebook in. */
  readonly put: (name: string, text: string) => void;
} {
  let root = '';
  beforeEach(() => {
    root = makeCourse();
    mkdirSync(join(root, 'class'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  return {
    root: () => root,
    put: (name, text) => writeFileSync(join(root, 'class', `${name}.ipynb`), text),
  };
}
