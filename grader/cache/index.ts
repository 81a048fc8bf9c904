export { digestTerms, keyProgram } from './cacheKey';
export { openDiskStore } from './diskStore';
export { createCache, type JudgementCache } from './judgementCache';
