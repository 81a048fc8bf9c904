import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { explainFileFault } from '../utils/systemFault';
import { UsageError } from '../utils/usageError';
import { readChunk, readLines } from '../utils/readLines';
import { parseRow } from './parseRow';
import { LONGEST_HEAD, readBeginning } from './readHead';
import { LONGEST_ROW, type PlacedRow, type ReportFile } from './reportFile';
import { splitRows } from './splitRows';

// Windows has none.
const { O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/**
 * Opens a report in json or jsonl. Its rows are read when they are asked for, one at a time.
 * @throws UsageError naming the file when it cannot be read or is no report
 */
export async function openReportFile(path: string): Promise<ReportFile> {
  const file = await openPlain(path);
  try {
    const beginning = readBeginning(await readChunk(file, 0, LONGEST_HEAD), path);
    const { kind, rowsAt } = beginning;
    return {
      path,
      head: kind === 'json' ? beginning.head : null,
      rows: () => (kind === 'json' ? readJson(file, path, rowsAt) : readJsonl(file, path, rowsAt)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reports are read twice, first to see that all of them are whole: a pipe gives its bytes once. */
async function openPlain(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | O_NONBLOCK);
  } catch (error) {
    throw new UsageError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `${path} does not exist: name the reports to merge.`
        : `${path} cannot be read: ${explainFileFault(error)}.`,
    );
  }
  const stats = await file.stat();
  if (stats.isFile()) return file;
  await file.close();
  throw new UsageError(
    stats.isDirectory()
      ? `${path} is a folder: name the reports in it.`
      : `${path} is no plain file: write the report to a file first, which is read twice.`,
  );
}

async function* readJson(file: FileHandle, path: string, rowsAt: number): AsyncGenerator<PlacedRow> {
  let rows = 0;
  for await (const piece of splitRows(file, rowsAt, LONGEST_ROW)) {
    const place = `${path}, row ${rows + 1},`;
    switch (piece.kind) {
      case 'row':
        rows += 1;
        yield { row: parseRow(piece.bytes, place), place };
        break;
      case 'too-long':
        throw tooLong(place);
      case 'cut-off':
        throw new UsageError(`${path} is cut off after ${rows} whole ${rows === 1 ? 'row' : 'rows'}.`);
      case 'damaged':
        throw new UsageError(
          `${path} is damaged: after ${rows} ${rows === 1 ? 'row' : 'rows'} comes what is no row.`,
        );
    }
  }
}

async function* readJsonl(file: FileHandle, path: string, rowsAt: number): AsyncGenerator<PlacedRow> {
  let lines = 0;
  for await (const line of readLines(file, LONGEST_ROW)) {
    lines += 1;
    const place = `${path}, line ${lines},`;
    if (line.kind === 'too-long') throw tooLong(place);
    const bytes = lines === 1 ? line.bytes.subarray(rowsAt) : line.bytes;
    if (isBlank(bytes)) continue;
    yield { row: parseRow(bytes, place), place };
  }
}

function tooLong(place: string): UsageError {
  return new UsageError(
    `${place} has more than ${LONGEST_ROW / 1024 / 1024} MB, which no row of a report has.`,
  );
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 3 && bytes.toString('latin1').trim() === '';
}
