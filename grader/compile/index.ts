export {
  compileFunctions,
  compileQuickly,
  packFunctions,
  unpackFunction,
  type CompileOptions,
  type PackedFunction,
} from './compileFunctions';
export { compileHelper } from './compileHelper';
export { loadTypeScript } from './loadTypeScript';
