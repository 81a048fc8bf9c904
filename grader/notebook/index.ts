export { parseNotebook } from './parseNotebook';
export { readNotebook } from './readNotebook';
