/** A zip that cannot be read as one; the message begins with a verb whose subject is the zip. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

/** Far above what any class hands in: what goes beyond is taken for an attack. */
export const zipLimits = {
  /** Files and folders in one zip. */
  entries: 250_000,
  /** Of all notebooks of one zip, unpacked. */
  totalBytes: 64_000_000_000,
  /** Unpacked to packed; pictures and numbers of a notebook pack to a tenth. */
  ratio: 200,
  /** Below this many bytes nobody asks for the ratio. */
  ratioFrom: 1_000_000,
  /** In a zip that a student put into the zip. */
  nestedEntries: 2_000,
  nestedNotebooks: 20,
} as const;
