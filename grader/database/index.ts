export type { Database, DatabasePlace, Executor } from './database';
export { DatabaseError } from './databaseError';
export { importPackage, requirePackage } from './importPackage';
export { openDatabase, type OpenOptions } from './openDatabase';
