import type { Assignment } from '../domain';
import { PLAIN, type PackedFile } from './packFiles';

/** Where Jupyter listens, unless another one does. */
const JUPYTER_PORT = 8888;

const JUPYTER_EXTENSION = 'ms-toolsai.jupyter';

/** What editors read of a student's folder, so that they see the notebook as its kernel does. */
export function packEditorSettings(assignment: Assignment): readonly PackedFile[] {
  const files: Readonly<Record<string, object>> = {
    'tsconfig.json': compilerSettings,
    '.vscode/settings.json': codeSettings,
    '.vscode/extensions.json': { recommendations: [JUPYTER_EXTENSION] },
    '.devcontainer/devcontainer.json': describeContainer(assignment),
  };
  return Object.entries(files).map(([path, settings]) => ({
    path,
    bytes: Buffer.from(`${JSON.stringify(settings, null, 2)}\n`),
    mode: PLAIN,
  }));
}

/**
 * The kernel's own options (tslab/dist/converter.js). Instead of its `node10`, which newer compilers refuse, modules are
 * resolved as a bundler does: `./initUtils` without an extension and a folder of a package are found alike.
 */
const compilerSettings = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    esModuleInterop: true,
    experimentalDecorators: true,
    resolveJsonModule: true,
    strict: false,
    skipLibCheck: true,
    types: ['node'],
    noEmit: true,
  },
  include: ['notebooks/**/*.ts'],
};

/** Cells of a notebook belong to no tsconfig: VS Code takes its implicit project for them. */
const codeSettings = {
  'jupyter.notebookFileRoot': '${fileDirname}',
  'js/ts.implicitProjectConfig.target': 'ES2022',
  'js/ts.implicitProjectConfig.module': 'ESNext',
  'js/ts.implicitProjectConfig.strict': false,
  'js/ts.implicitProjectConfig.strictNullChecks': false,
  'js/ts.implicitProjectConfig.strictFunctionTypes': false,
  // Each cell is a file to VS Code: what another cell uses looks unused, and an offer to remove it stands at the imports.
  '[typescript]': { 'editor.showUnused': false },
};

/** Node, Jupyter and the kernel, with the notebook open: https://containers.dev/implementors/json_reference. */
function describeContainer({ title, name, notebook }: Assignment): object {
  return {
    name: title,
    image: 'mcr.microsoft.com/devcontainers/typescript-node:22',
    features: {
      'ghcr.io/devcontainers/features/python:1': { installTools: false, installJupyterlab: true },
    },
    containerEnv: { JUPYTER_PATH: '${containerWorkspaceFolder}/jupyter' },
    postCreateCommand: 'npm install',
    forwardPorts: [JUPYTER_PORT],
    portsAttributes: { [JUPYTER_PORT]: { label: 'Jupyter', onAutoForward: 'openBrowserOnce' } },
    customizations: {
      vscode: { extensions: [JUPYTER_EXTENSION] },
      codespaces: { openFiles: [`notebooks/${name}/${notebook}`] },
    },
  };
}
