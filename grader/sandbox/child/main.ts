import { Buffer } from 'node:buffer';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { GOES_ON, LAST, READY } from '../protocol';
import { disarmHost } from './disarmHost';
import { openContext } from './openContext';
import { watchTraces } from './traces';
import { readRequest, waitForParentToEnd } from './stdin';

/**
 * The child process: boots, writes READY, reads one request, writes the answer of each program as soon as it is there,
 * and blocks until it is killed. It says with each answer whether it goes on, and it does so only while it is as it was
 * before the program. Everything is synchronous: the event loop never turns, so no callback of a program can run.
 */
function main(): void {
  const realm = new Script(readFileSync(join(__dirname, 'realm.js'), 'utf8'), {
    filename: 'realm.js',
    cachedData: readFileSync(join(__dirname, 'realm.cache')),
  });
  let warm: ReturnType<typeof openContext> | null = openContext(realm);
  disarmHost();
  writeLine(READY);
  const request = readRequest();
  if (request === null) return;
  for (const [index, asked] of request.programs.entries()) {
    const context = warm ?? openContext(realm);
    warm = null;
    const leavesTraces = watchTraces(request.helper, asked);
    const answer = context.run(request.helper, asked);
    const goesOn = !leavesTraces();
    writeLine(`${request.nonce} ${index} ${goesOn ? GOES_ON : LAST} ${answer}`);
    if (!goesOn) break;
  }
  waitForParentToEnd();
}

/** Writes a whole line; a pipe may take a long one in several pieces. */
function writeLine(line: string): void {
  const bytes = Buffer.from(`${line}\n`, 'utf8');
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
}

main();
