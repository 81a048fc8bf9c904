export interface BatchLimits {
  readonly count: number;
  readonly bytes: number;
}

/** Items in batches of so many, or of so many bytes, as they come; an item that is larger alone is a batch. */
export async function* gatherBatches<Item>(
  items: AsyncIterable<Item>,
  { count, bytes }: BatchLimits,
  sizeOf: (item: Item) => number,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let size = 0;
  for await (const item of items) {
    if (batch.length > 0 && (batch.length >= count || size + sizeOf(item) > bytes)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += sizeOf(item);
  }
  if (batch.length > 0) yield batch;
}
