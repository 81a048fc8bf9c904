export { createSandbox } from './trusted/createSandbox';
export type { Sandbox, SandboxOptions } from './trusted/createSandbox';
export type { Isolation } from './trusted/launch';
export { SandboxError } from './trusted/sandboxError';
export { isSteady } from './trusted/steady';
