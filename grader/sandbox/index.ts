export { createSandbox } from './createSandbox';
export type { Sandbox, SandboxOptions } from './createSandbox';
export type { Isolation } from './launch';
export { SandboxError } from './sandboxError';
