export {
  compileFunctions,
  compileQuickly,
  packFunctions,
  readStubs,
  unpackFunction,
  type CompileOptions,
  type PackedFunction,
} from './compileFunctions';
export { findDeclared } from './findDeclared';
export { compileHelper } from './compileHelper';
export { loadTypeScript } from './loadTypeScript';
