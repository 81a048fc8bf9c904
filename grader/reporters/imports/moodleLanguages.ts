/**
 * What Moodle's grading worksheet is called in a language. The importer takes a column only where its title is that of
 * the teacher's language, and cuts as many bytes from the front of an identifier as the language's word has.
 */
export interface MoodleWords {
  readonly identifier: string;
  readonly fullName: string;
  readonly grade: string;
  readonly maximumGrade: string;
  readonly gradeModified: string;
  readonly feedback: string;
  /** What stands before a participant's number; in English with a blank. */
  readonly participant: string;
  readonly decimalSign: '.' | ',';
}

/**
 * Source: Moodle's language packs (langpack.moodle.org, 2026-06), strings `recordid`, `maxgrade`, `lastmodifiedgrade` and
 * `hiddenuser` of mod_assign, `gradenoun` and `fullname` of core, `decsep` of langconfig, `pluginname` of
 * assignfeedback_comments; Brazilian Portuguese from an older pack. Other languages: with the worksheet itself.
 */
export const moodleLanguages = {
  en: {
    identifier: 'Identifier',
    fullName: 'Full name',
    grade: 'Grade',
    maximumGrade: 'Maximum grade',
    gradeModified: 'Last modified (grade)',
    feedback: 'Feedback comments',
    participant: 'Participant ',
    decimalSign: '.',
  },
  ca: {
    identifier: 'Identificador',
    fullName: 'Nom complet',
    grade: 'Qualificació',
    maximumGrade: 'Qualificació màxima',
    gradeModified: 'Darrera modificació (qualificació)',
    feedback: 'Comentaris de retroacció.',
    participant: 'Participant',
    decimalSign: ',',
  },
  de: {
    identifier: 'ID',
    fullName: 'Vollständiger Name',
    grade: 'Bewertung',
    maximumGrade: 'Bestwertung',
    gradeModified: 'Zuletzt geändert (Bewertung)',
    feedback: 'Feedback als Kommentar',
    participant: 'Teilnehmer/in',
    decimalSign: ',',
  },
  es: {
    identifier: 'Identificador',
    fullName: 'Nombre completo',
    grade: 'Calificación',
    maximumGrade: 'Calificación máxima',
    gradeModified: 'Última modificación (calificación)',
    feedback: 'Comentarios de retroalimentación',
    participant: 'Participante',
    decimalSign: ',',
  },
  fr: {
    identifier: 'Identifiant',
    fullName: 'Nom complet',
    grade: 'Note',
    maximumGrade: 'Note maximale',
    gradeModified: 'Dernière modification (note)',
    feedback: 'Feedback par commentaires',
    participant: 'Participant',
    decimalSign: ',',
  },
  it: {
    identifier: 'Identificativo',
    fullName: 'Nome',
    grade: 'Valutazione',
    maximumGrade: 'Valutazione massima',
    gradeModified: 'Ultima modifica (valutazione)',
    feedback: 'Commenti',
    participant: 'Partecipante',
    decimalSign: ',',
  },
  nl: {
    identifier: 'Identificatie',
    fullName: 'Volledige naam',
    grade: 'Cijfer',
    maximumGrade: 'Maximaal cijfer',
    gradeModified: 'Laatst gewijzigd (beoordeling)',
    feedback: 'Feedback tekstvak',
    participant: 'Deelnemer',
    decimalSign: ',',
  },
  pt: {
    identifier: 'Identificador',
    fullName: 'Nome completo',
    grade: 'Avaliação',
    maximumGrade: 'Nota máxima',
    gradeModified: 'Última atualização (avaliação)',
    feedback: 'Comentários de feedback',
    participant: 'Participante',
    decimalSign: ',',
  },
  'pt-br': {
    identifier: 'Identificador',
    fullName: 'Nome completo',
    grade: 'Nota',
    maximumGrade: 'Nota máxima',
    gradeModified: 'Última modificação (nota)',
    feedback: 'Comentários de feedback',
    participant: 'Participante',
    decimalSign: ',',
  },
  sv: {
    identifier: 'Identifierare',
    fullName: 'Fullständigt namn',
    grade: 'Betyg',
    maximumGrade: 'Maxbetyg',
    gradeModified: 'Senast modifierat (betyg)',
    feedback: 'Återkopplingskommentarer',
    participant: 'Deltagare',
    decimalSign: ',',
  },
} as const satisfies Readonly<Record<string, MoodleWords>>;

export type MoodleLanguage = keyof typeof moodleLanguages;

export const moodleLanguageNames = Object.keys(moodleLanguages) as readonly MoodleLanguage[];

/** The language whose titles a worksheet has; null where it is none of these. */
export function recogniseLanguage(titles: readonly string[]): MoodleLanguage | null {
  const has = (title: string) => titles.includes(title);
  return (
    moodleLanguageNames.find((name) => {
      const { identifier, grade, gradeModified } = moodleLanguages[name];
      return has(identifier) && has(grade) && has(gradeModified);
    }) ?? null
  );
}
