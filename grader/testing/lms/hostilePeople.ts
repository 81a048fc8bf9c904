import fc from 'fast-check';

/** Pieces of names and identifiers that mean something to a CSV reader, a spreadsheet, a log or an importer. */
const pieces = [
  'Ada',
  'Lovelace',
  'Ñandú',
  "O'Brien",
  ' ',
  ',',
  ';',
  ';;;;;;;;',
  '"',
  '""',
  '\n',
  '\r\n',
  '\t',
  '=cmd()',
  '+1',
  '-2',
  '@x',
  '1.2.3',
  '12,345',
  '007',
  '::error::x',
  '##[group]',
  'Points Possible',
  'Manual Posting',
  'Final Score',
  'Student',
  'EX',
  '(12)',
  'sep=;',
  '\ufeff',
] as const;

/** Names, some of them hostile. */
export const hostileName = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));

/** Identifiers as people make them up, each with a number that makes it their own; none is empty or padded. */
export const hostileId = fc
  .oneof(
    hostileName.map((text) => (number: number) => `${text}u${number}`),
    fc.constantFrom('1.2.', '12,', '00', '-', '=').map((text) => (number: number) => `${text}${number}`),
    fc.constant((number: number) => `u${number}`),
  )
  .map((make) => (number: number) => make(number).trim());
