import { printLine } from './print';

/** What is shown: HTML where a notebook can draw it, text where not. */
export interface Showing {
  readonly html: string;
  readonly text: string;
}

/** Under the tslab kernel shows the HTML below the cell; elsewhere prints the text. */
export function show({ html, text }: Showing): void {
  const display = findDisplay();
  if (display === null) printLine(text);
  else display.html(html);
}

interface Display {
  html(html: string): void;
}

interface Kernel {
  readonly require: (specifier: 'tslab') => { readonly display: Display };
}

/**
 * The display of the kernel that is running, or null outside of one. It is asked through the kernel's own `require`:
 * a tslab installed elsewhere on the disk would load, but its display leads nowhere.
 */
function findDisplay(): Display | null {
  const kernel = (globalThis as { readonly __tslab__?: Kernel }).__tslab__;
  return typeof kernel?.require === 'function' ? kernel.require('tslab').display : null;
}
