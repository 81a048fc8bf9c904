export { digestFiles, digestTerms, hashFile, keyFile, keyProgram, readBuildId } from './cacheKey';
export { openDiskStore, type Store } from './diskStore';
export { createCache, transientVerdicts, type JudgementCache, type MadeJudgement } from './judgementCache';
