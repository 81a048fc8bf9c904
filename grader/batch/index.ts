export { collectSubmissions, UsageError } from './collectSubmissions';
export { mapInOrder } from './mapInOrder';
export { nameSubmissions } from './nameSubmissions';
