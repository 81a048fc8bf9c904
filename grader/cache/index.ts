export { digestFiles, digestTerms, hashFile, keyFile, keyProgram, readBuildId } from './cacheKey';
export { openDiskStore, type Store } from './diskStore';
export { createCache, passingVerdicts, type JudgementCache } from './judgementCache';
