export { recordAttempts } from './recordAttempts';
