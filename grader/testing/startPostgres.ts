// Benchmarks, which are built, start the same server; nothing that is built is taken from here.
export { findPostgres, startPostgres, type TestPostgres } from '../bench/startPostgres';
