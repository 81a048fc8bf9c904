/** In the kernel, imported names and those of other cells are properties of `exports`; a student wrote them plain. */
export function hideKernelNames(text: string): string {
  return text.replace(/\bexports\.(?=[\p{ID_Start}$_])/gu, '');
}
