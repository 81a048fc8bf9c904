export { createLineLocator } from './locateLines';
export { parseNotebook } from './parseNotebook';
export { readNotebook, readNotebookBytes } from './readNotebook';
export { explainSize, MAX_BYTES } from './sizeLimit';
