import type { ChildProcess } from 'node:child_process';

/** Sends SIGKILL to a detached child and all processes it started; does nothing when they are gone. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** Sets whether the parent's event loop stays alive for a child and its pipes. */
export function hold(child: ChildProcess, held: boolean): void {
  type Handle = { ref?: () => void; unref?: () => void } | null | undefined;
  for (const handle of [child, ...child.stdio] as readonly Handle[]) {
    if (held) handle?.ref?.();
    else handle?.unref?.();
  }
}
