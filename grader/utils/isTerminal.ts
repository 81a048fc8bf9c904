/** Whether a stream of this process is a terminal. Node's own types promise a boolean; elsewhere it is undefined. */
export function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
