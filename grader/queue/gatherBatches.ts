export interface BatchLimits {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Groups items, in their order, into batches within both limits; an item over the limit of bytes is a batch of its own.
 */
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
