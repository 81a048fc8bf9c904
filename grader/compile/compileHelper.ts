import type { TrustedHelper } from '../domain';
import { loadTypeScript } from './loadTypeScript';

/** The assignment's helper module, `initUtils.ts`, as CommonJS for the sandbox. It is trusted: no check but the syntax. */
export function compileHelper(name: string, source: string): TrustedHelper {
  const ts = loadTypeScript();
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      removeComments: true,
      esModuleInterop: true,
    },
    fileName: `${name}.ts`,
  });
  return { specifier: `./${name}`, code: outputText };
}
