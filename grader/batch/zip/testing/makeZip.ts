import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put into a zip, with header fields to forge. */
export interface FileSketch {
  readonly path: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** Compression method; default: deflate. */
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, including the file's type. */
  readonly mode?: number;
  /** Values in the directory in place of the true ones. */
  readonly said?: {
    readonly size?: number;
    readonly packed?: number;
    readonly crc32?: number;
    /** Position of header and data. */
    readonly offset?: number;
  };
  /** Date and time in the format of DOS. */
  readonly time?: readonly [date: number, time: number];
  /** Extra field in the directory. */
  readonly extra?: Uint8Array;
}

const UTF_8 = 0x800;
/** 2026-11-24, 10:08. */
const SOME_TIME = [(46 << 9) | (11 << 5) | 24, (10 << 11) | (8 << 5)] as const;

/** Makes a zip, also one that no packer would make. */
export function makeZip(files: readonly FileSketch[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { content = '', method = 8, flags = UTF_8, mode, said = {}, time = SOME_TIME } = file;
    const extra = Buffer.from(file.extra ?? []);
    const name = Buffer.from(file.path as Uint8Array);
    const bytes = Buffer.from(content as Uint8Array);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(time[1], 6);
    common.writeUInt16LE(time[0], 8);
    common.writeUInt32LE(said.crc32 ?? crc32(bytes), 10);
    common.writeUInt32LE(said.packed ?? packed.length, 14);
    common.writeUInt32LE(said.size ?? bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE((mode === undefined ? 0 : 3) << 8, 4);
    common.copy(central, 6);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(mode === undefined ? 0 : (mode << 16) >>> 0, 38);
    central.writeUInt32LE(said.offset ?? offset, 42);
    directory.push(central, name, extra);
    pieces.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const listed = Buffer.concat(directory);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length & 0xffff, 8);
  end.writeUInt16LE(files.length & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** The same zip with a Zip64 end of the directory, which is used where the normal one has all bits set. */
export function toZip64(
  zip: Buffer,
  forge: { readonly entries?: bigint; readonly start?: bigint } = {},
): Buffer {
  const end = zip.length - 22;
  const large = Buffer.alloc(56 + 20);
  large.write('PK\x06\x06', 0, 'latin1');
  large.writeBigUInt64LE(44n, 4);
  const entries = forge.entries ?? BigInt(zip.readUInt16LE(end + 10));
  large.writeBigUInt64LE(entries, 24);
  large.writeBigUInt64LE(entries, 32);
  large.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 12)), 40);
  large.writeBigUInt64LE(forge.start ?? BigInt(zip.readUInt32LE(end + 16)), 48);
  large.write('PK\x06\x07', 56, 'latin1');
  large.writeBigUInt64LE(BigInt(end), 64);
  large.writeUInt32LE(1, 72);
  const small = Buffer.from(zip.subarray(end));
  small.fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, end), large, small]);
}
