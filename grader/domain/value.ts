/** What a student's function took or gave, as plain data that no student code can reach. */
export type Value =
  | {
      readonly kind: 'matrix';
      readonly rows: number;
      readonly columns: number;
      /** row by row */ readonly data: readonly number[];
    }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nothing'; readonly value: 'null' | 'undefined' }
  /** What the graders cannot compare: a function, a Promise, a Proxy, a cycle. `description` says which, in words. */
  | { readonly kind: 'other'; readonly description: string };

export type ValueKind = Value['kind'];
export type Matrix = Extract<Value, { kind: 'matrix' }>;

/** JSON as it stands in a file: arguments of a case, cells of a notebook. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
