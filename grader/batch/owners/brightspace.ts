import { readLocalTime, writeLocalTime, type LocalTime } from '../../utils/localTime';
import { identify } from './identities';
import type { Platform } from './platform';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Brightspace's download: `12345-67890 - Ada Lovelace - Nov 24, 2026 1008 AM/hw.ipynb`, a folder or the beginning of the
 * file's name. The time has no zone; what the numbers are of is not documented, so they tell nobody.
 */
export const brightspace: Platform = {
  source: 'brightspace',
  read(path) {
    const [, numbers = '', name, day = '', time = '', own = ''] =
      /^(\d+-\d+) ?- (.+?) ?- ([A-Z][a-z]{2,8} \d{1,2}, \d{4}) (\d{3,4} [AP]M)(?: - |\/)(.+)$/su.exec(path) ??
      [];
    const clock = readTime(day, time);
    if (name === undefined || clock === null) return null;
    return {
      identity: identify('brightspace', name),
      id: numbers,
      handIn: { kind: 'local', clock: writeLocalTime(clock), from: 'file-name' },
      own,
      fileNumber: null,
      isNote: false,
    };
  },
  agrees: () => true,
};

function readTime(day: string, time: string): LocalTime | null {
  const [, word = '', date = '', year = ''] = /^([A-Z][a-z]+) (\d+), (\d+)$/.exec(day) ?? [];
  const [, hours = '', minutes = '', half = ''] = /^(\d{1,2})(\d\d) ([AP]M)$/.exec(time) ?? [];
  const month = MONTHS.indexOf(word.slice(0, 3)) + 1;
  const hour = (Number(hours) % 12) + (half === 'PM' ? 12 : 0);
  const two = (value: number | string) => String(value).padStart(2, '0');
  return readLocalTime(`${year}-${two(month)}-${two(date)}T${two(hour)}:${two(minutes)}:00`);
}
