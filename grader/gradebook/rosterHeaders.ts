/** What a column of a roster says. */
export type RosterField =
  | 'name'
  | 'first'
  | 'last'
  | 'lmsId'
  | 'sisId'
  | 'login'
  | 'email'
  | 'github'
  | 'integrationId'
  | 'rootAccount'
  | 'section'
  | 'groups'
  | 'role'
  /** Moodle's `Participant 12`. */
  | 'participant'
  /** When somebody last handed in. */
  | 'modified'
  /** Known, and no business of a roster. */
  | 'other';

/**
 * Titles of columns in small letters: those of Canvas, Gradescope, GitHub Classroom, Blackboard, Brightspace and of
 * people who write a list, then Moodle's in the languages of its sites (de, fr, es, nl, it, pt, pl, sv).
 */
const TITLES: Readonly<Record<RosterField, string>> = {
  name: `
    student | name | full name | student name | display name | fullname | user full name | vollständiger
    name | nom complet | nombre completo | nombre / apellido(s) | volledige naam | naam | nome completo
    | pełna nazwa | imię i nazwisko | fullständigt namn | namn
  `,
  first: `
    first name | firstname | first_name | given name | vorname | prénom | nombre | voornaam | nome |
    imię | förnamn | nombre(s) | primeiro nome | nome próprio
  `,
  last: `
    last name | lastname | last_name | surname | family name | nachname | nom | nom de famille |
    apellido(s) | apellidos | apellido | achternaam | cognome | apelido | sobrenome | último nome |
    nazwisko | efternamn
  `,
  lmsId: `
    id | user id | user_id | canvas user id | canvas_user_id | lms id | lms-id
  `,
  sisId: `
    sis user id | sis id | sis_id | sis_user_id | id number | idnumber | student id | student_id |
    student number | sid | orgdefinedid | id-nummer | matrikelnummer | numéro d'identification | numéro
    d'étudiant | número de id | número de identificación | codice identificativo | numero id | matricola
    | número de identificação | numer id | numer identyfikacyjny | idnummer | studentnummer
  `,
  login: `
    sis login id | login | login id | login_id | username | user name | anmeldename | benutzername | nom
    d'utilisateur | nombre de usuario | usuario | gebruikersnaam | nome utente | nome de utilizador |
    nome de usuário | identificação de usuário | nazwa użytkownika | användarnamn
  `,
  email: `
    email | e-mail | email address | e-mail address | mail | e-mail-adresse | adresse de courriel |
    adresse e-mail | courriel | dirección de correo | dirección email | correo electrónico | correo |
    e-mailadres | indirizzo email | indirizzo e-mail | endereço de e-mail | endereço de email | adres
    e-mail | adres email | e-postadress | e-post
  `,
  github: `
    github_username | github username | github | github login
  `,
  integrationId: `
    integration id | integration_id
  `,
  rootAccount: `
    root account | root_account
  `,
  section: `
    section | sections | section_name | section name
  `,
  groups: `
    group | groups | group_name | group name | team | gruppe | gruppen | groupe | groupes | grupo |
    grupos | groep | groepen | gruppo | gruppi | grupa | grupy | grupp | grupper
  `,
  role: `
    role | roles | rolle | rollen | rôle | rôles | rol | ruolo | ruoli | papel | roll
  `,
  participant: `
    identifier | identifiant | identificador | identificator | identificativo | identyfikator |
    identifierare
  `,
  modified: `
    last modified (submission) | zuletzt geändert (abgabe) | dernière modification (travail remis) |
    última modificación (entrega) | fecha de entrega | laatst gewijzigd (inzending) | ultima modifica
    (consegna) | última modificação (envio) | última modificação (submissão) | ostatnia modyfikacja
    (zadanie) | senast modifierat (inlämning) | senast ändrad (inlämning)
  `,
  other: `
    status | grade | maximum grade | scale | grade can be changed | last modified (grade) | online text
    | feedback comments | marker | marking workflow state | bewertung | bestwertung | abschließende
    bewertung | zuletzt geändert (bewertung) | bewertung kann geändert werden | feedback als kommentar |
    statut | note | note maximale | dernière modification (note) | la note peut être modifiée | estado |
    calificación | calificación máxima | última modificación (calificación) | cijfer | beoordeling |
    stato | valutazione | laatst gewijzigd (beoordeling) | laatst gewijzigd (cijfer) | ultima modifica
    (valutazione) | nota | última modificação (nota) | ocena | ostatnia modyfikacja (ocena) | betyg |
    senast modifierat (betyg) | github_id | last access | availability | last access to course |
    login_sections | canvas_group_id | group_id | end-of-line indicator | roster_identifier
  `,
};

const fields: ReadonlyMap<string, RosterField> = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles
      .trim()
      .split(/\s*\|\s*/)
      .map((title) => [foldTitle(title), field as RosterField] as const),
  ),
);

/** What a title says; null where it is not understood. */
export function readTitle(title: string): RosterField | null {
  return fields.get(foldTitle(title)) ?? null;
}

/** A title as it is compared. */
export function foldTitle(title: string): string {
  return title.normalize('NFKC').replaceAll('’', "'").trim().replace(/\s+/g, ' ').toLowerCase();
}
