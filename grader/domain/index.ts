export type * from './assignment';
export type * from './judgement';
export type * from './misconception';
export type * from './notebook';
export type * from './program';
export type * from './report';
export type * from './run';
export type * from './value';
