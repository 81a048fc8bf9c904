export { compileFunctions, readStubs, type CompileOptions } from './compileFunctions';
export { findDeclared } from './findDeclared';
export { compileHelper } from './compileHelper';
export { loadTypeScript } from './loadTypeScript';
