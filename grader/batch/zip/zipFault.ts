/** A zip that cannot be read. The message is a sentence without its subject, the zip. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

/** Far above what any class hands in: what exceeds a limit is taken for an attack. */
export const zipLimits = {
  /** Files and folders in one zip. */
  entries: 250_000,
  /** Size of all notebooks of one zip, unpacked. */
  totalBytes: 64_000_000_000,
  /** Unpacked size by packed size of a notebook; real ones have about 10. */
  ratio: 200,
  /** The ratio is checked from this unpacked size on. */
  ratioFrom: 1_000_000,
  /** Files and folders in a zip within a zip. */
  nestedEntries: 2_000,
  nestedNotebooks: 20,
} as const;
