import type { Command } from '../commandLine/command';
import * as check from './check';
import * as doctor from './doctor';
import * as fixtures from './fixtures';
import * as grade from './grade';
import * as gradebook from './gradebook/index';
import * as merge from './merge';
import * as create from './new';
import * as pack from './pack';
import * as release from './release';
import * as start from './start';
import * as status from './status';
import * as submit from './submit';
import * as verify from './verify';
import * as worker from './worker';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  grade,
  gradebook,
  merge,
  submit,
  worker,
  status,
  check,
  release,
  fixtures,
  verify,
  create,
  pack,
  doctor,
  start,
];
