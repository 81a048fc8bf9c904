export { digestFiles, digestTerms, keyFile, keyProgram } from './cacheKey';
export { openDiskStore, type Store } from './diskStore';
export { createCache, passingVerdicts, type JudgementCache } from './judgementCache';
