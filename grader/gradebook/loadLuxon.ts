import type * as Luxon from 'luxon';
import { requirePackage } from '../database';

/** Loaded when the first time is looked at: most commands look at none. */
export function loadLuxon(): typeof Luxon {
  return requirePackage('luxon') as typeof Luxon;
}
