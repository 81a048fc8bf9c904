/** What the thread that holds an embedded database is asked; the first answer, to 0, says that it is open. */
export type WorkerRequest =
  | { readonly kind: 'query'; readonly id: number; readonly sql: string; readonly values: readonly unknown[] }
  | { readonly kind: 'close'; readonly id: number };

export type WorkerAnswer =
  | { readonly kind: 'rows'; readonly id: number; readonly rows: readonly unknown[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly code: string };
