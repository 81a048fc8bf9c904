import type { Identity } from '../../domain';
import { identifier, identify } from './identities';
import { haveOneName, type Platform, type ReadName } from './platform';

/**
 * Moodle's "Download all submissions": `Ada Lovelace_12345_assignsubmission_file/hw.ipynb`, or all in one file name
 * where the teacher chose no folders; releases before 4.1 have another underscore at the end. The number is the
 * participant's in this assignment, the worksheet's `Participant 12345`; where teams hand in it is the team's. A course
 * without groups has a default group without a number. Entries bear the time of the download.
 * Source: Moodle, mod/assign/classes/downloader.php.
 */
export const moodle: Platform = {
  source: 'moodle',
  read(path) {
    const [first = '', ...rest] = path.split('/');
    const inner = rest.join('/');
    const [, name, id = '', kind = '', flat = ''] =
      /^(.+?)(?:_(\d+))?_assignsubmission_(file|onlinetext)(?:_(.*))?$/su.exec(first) ?? [];
    const own = inner === '' ? flat : inner;
    if (name === undefined || own === '') return null;
    return {
      identity: describeOwner(name, id),
      id,
      handIn: { kind: 'unknown' },
      own,
      fileNumber: null,
      isNote: kind === 'onlinetext',
    };
  },
  agrees: haveOneName,
  complete: splitTeams,
};

/** Of a teacher to whom names are hidden: `Participant_12345`, in the site's language. */
const HIDDEN =
  /^(participant|teilnehmer\/in|teilnehmer|participante|deelnemer|partecipante|uczestnik|deltagare|deltaker|deltager)$/iu;

function describeOwner(name: string, id: string): Identity {
  if (id === '') return { ...identify('moodle', null), group: { id: null, name: name.normalize('NFC') } };
  const identity = identify('moodle', name, identifier('participant', id));
  return HIDDEN.test(name) ? { ...identity, isAnonymous: true } : identity;
}

/**
 * Of a download of teams by an older release, `Team 1-Ada Lovelace_401_…`, each name tells team and member. That is known
 * only from all names together: each is a team's that another file has too, and a member's.
 * @returns the identities as they were where it is no such download
 */
function splitTeams(names: readonly ReadName[]): readonly ReadName[] {
  const split = names.map(({ identity, id }) => {
    const [, team, member] = /^([^-]+)-(.+)$/su.exec(identity.name ?? '') ?? [];
    return team === undefined || member === undefined ? null : { team, member, id };
  });
  const teams = new Map<string, Set<string>>();
  for (const item of split)
    if (item !== null) teams.set(item.team, (teams.get(item.team) ?? new Set()).add(item.id));
  if (!split.every((item) => item !== null && (teams.get(item.team)?.size ?? 0) > 1)) return names;
  return names.map((name, index): ReadName => {
    const item = split[index];
    if (item == null) return name;
    const identity = identify('moodle', item.member);
    return { ...name, identity };
  });
}
