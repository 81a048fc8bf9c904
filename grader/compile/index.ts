export { compileFunctions, readStubs, type CompileOptions } from './compileFunctions';
export { compileHelper } from './compileHelper';
export { loadTypeScript } from './loadTypeScript';
