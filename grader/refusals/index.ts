export { openRefusals, type Refusals } from './openRefusals';
