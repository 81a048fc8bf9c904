import { attempts } from './001-attempts';
import { queue } from './002-queue';
import { people } from './003-people';
import { titles } from './004-titles';
import type { Migration } from './migration';

export type { Migration } from './migration';

/** In order. A new one goes to the end; those before it stay as they are. */
export const migrations: readonly Migration[] = [attempts, queue, people, titles];
