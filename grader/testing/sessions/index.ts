import { beside } from './beside';
import { changing } from './changing';
import type { SessionNotebook } from './sessionNotebook';
import { setting } from './setting';

export { setup } from './sessionNotebook';

/** What students do to the names that their function uses, and what they put beside it. */
export const sessionNotebooks: readonly SessionNotebook[] = [...setting, ...changing, ...beside];
