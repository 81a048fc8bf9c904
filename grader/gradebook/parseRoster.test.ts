import fc from 'fast-check';
import { parseRoster } from './parseRoster';
import { RosterError } from './rosterError';
import { makePerson } from './roster';
import { describeNote } from './rosterNotes';

const read = (text: string | Uint8Array) => parseRoster(Buffer.from(text), 'roster.csv');
const people = (text: string | Uint8Array) => read(text).lines.map(({ person }) => person);
const shown = (text: string) =>
  people(text).map(({ name, lmsId, sisId, login, email, section }) =>
    [name, lmsId, sisId, login, email, section].join('|'),
  );
const told = (text: string | Uint8Array) => read(text).notes.map(describeNote);

describe('parseRoster', () => {
  it("reads Canvas's export, without what is no student", () => {
    const text = [
      'Student,ID,SIS User ID,SIS Login ID,Section,Initialization (123),Final Score',
      '    Points Possible,,,,,100,(read only)',
      '"Lovelace, Ada",17,S1,ada,"CS, 1",70,',
      '"Student, Test",99,,abc,CS 1,,',
      '',
    ].join('\r\n');
    expect(shown(text)).toEqual(['Lovelace, Ada|17|S1|ada||CS, 1']);
  });

  it("reads Moodle's participants", () => {
    const text =
      '\ufeffFirst name,Last name,ID number,Email address,Groups\nAda,Lovelace,S1,ada@example.org,"a, b"\n';
    expect(shown(text)).toEqual(['Ada Lovelace||S1||ada@example.org|']);
  });

  it('reads plain headers, with semicolons or tabs, and lines of nothing', () => {
    expect(shown('name;email\n"Ada; Lovelace";ada@example.org\n;\n')).toEqual([
      'Ada; Lovelace||||ada@example.org|',
    ]);
    expect(shown('E-Mail\tNAME \n a@b.example \tAda\n')).toEqual(['Ada||||a@b.example|']);
  });

  it('keeps what looks like SQL, a formula or a prototype as the text it is', () => {
    expect(shown(`name,login\n"=cmd()'; DROP TABLE x; --",__proto__\n`)).toEqual([
      "=cmd()'; DROP TABLE x; --|||__proto__||",
    ]);
  });

  it("reads Canvas's rows with all that it writes between header and people", () => {
    const text = [
      'LastName,FirstName,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section,Login (123),Notes',
      ',,,,,,,,Manual Posting,',
      'Points Possible,,,,,,,,100,',
      'Manual Posting,,,,,,,,,',
      '"=""=Ada""",Lovelace,17,S1,ada,I9,u.example,"CS 1 and CS 2",70,x',
      'Student,Test,99,,0a1b,,,CS 1,,',
    ].join('\n');
    expect(people(text)).toEqual([
      makePerson({
        source: 'canvas',
        name: 'Lovelace =Ada',
        spellings: ['=Ada, Lovelace'],
        lmsId: '17',
        sisId: 'S1',
        login: 'ada',
        integrationId: 'I9',
        rootAccount: 'u.example',
        section: 'CS 1 and CS 2',
      }),
    ]);
    expect(told(text)).toEqual(['Left aside: 2 columns of scores.', "Left out: Canvas's test student."]);
  });

  it.each([
    ['Identifier,Full name,Email address,Group', 'Last modified (submission)', 'Participant 12'],
    ['ID,Vollständiger Name,E-Mail-Adresse,Gruppe', 'Zuletzt geändert (Abgabe)', 'Teilnehmer/in 12'],
    [
      'Identifiant,Nom complet,Adresse de courriel,Groupe',
      'Dernière modification (travail remis)',
      'Participant12',
    ],
    [
      'Identificador,Nombre completo,Dirección de correo,Grupo',
      'Última modificación (entrega)',
      'Participante 12',
    ],
    ['Identificator,Volledige naam,E-mailadres,Groep', 'Laatst gewijzigd (inzending)', 'Deelnemer12'],
    ['Identificativo,Nome completo,Indirizzo email,Gruppo', 'Ultima modifica (consegna)', 'Partecipante 12'],
    [
      'Identificador,Nome completo,Endereço de e-mail,Grupo',
      'Última modificação (submissão)',
      'Participante 12',
    ],
    ['Identyfikator,Imię i nazwisko,Adres e-mail,Grupa', 'Ostatnia modyfikacja (zadanie)', 'Uczestnik 12'],
    ['Identifierare,Fullständigt namn,E-postadress,Grupp', 'Senast modifierat (inlämning)', 'Deltagare 12'],
  ])('reads the worksheet of Moodle with %s', (header, modified, number) => {
    const row = `${number},Ada Lovelace,ada@x.example,Team 1,"24 November 2026, 10:08 AM"`;
    const other = `${number.replace('12', '7')},Bob Ross,bob@x.example,Team 1,-`;
    const { source, lines, notes } = read(`sep=,\r\n${header},${modified}\r\n${row}\r\n${other}\r\n`);
    expect([source, notes]).toEqual(['worksheet', []]);
    expect(lines.map(({ number: found }) => found)).toEqual(['12', '7']);
    expect(lines[0]).toMatchObject({
      line: 3,
      person: { name: 'Ada Lovelace', email: 'ada@x.example', groups: ['Team 1'], lmsId: '' },
      modified: { year: 2026, month: 11, day: 24, hour: 10, minute: 8 },
    });
    expect(lines[1]?.modified).toBeNull();
  });

  it('tells of times that it cannot read, and takes blind rows by their number', () => {
    const text =
      'Identifier,Status,Last modified (submission)\nParticipant 1,x,"keskiviikko 24. marraskuuta 2026, 10:08"\nParticipant 2,x,-\n';
    expect(read(text).lines.map(({ number, person }) => [number, person.name])).toEqual([
      ['1', ''],
      ['2', ''],
    ]);
    expect(told(text)).toEqual(['When they handed in could not be read in line 2: their time is not known.']);
  });

  it.each([
    ['Vorname;Nachname;Anmeldename;E-Mail-Adresse;Gruppen'],
    ['Prénom;Nom de famille;Nom d’utilisateur;Adresse de courriel;Groupes'],
    ['Nombre;Apellido(s);Nombre de usuario;Dirección de correo;Grupos'],
    ['Voornaam;Achternaam;Gebruikersnaam;E-mailadres;Groepen'],
    ['Nome;Cognome;Nome utente;Indirizzo email;Gruppi'],
    ['Nome;Sobrenome;Nome de usuário;Endereço de e-mail;Grupos'],
    ['Imię;Nazwisko;Nazwa użytkownika;Adres e-mail;Grupy'],
    ['Förnamn;Efternamn;Användarnamn;E-postadress;Grupper'],
    ['First name;Last name;Username;Email address;Groups'],
  ])('reads the participants of Moodle with %s', (header) => {
    const text = `sep=;\n${header}\nAda;King, Countess;ada;ada@x.example;"a, b"\n`;
    expect(people(text)).toMatchObject([
      { name: 'Ada King, Countess', login: 'ada', email: 'ada@x.example', groups: ['a, b', 'a', 'b'] },
    ]);
    expect(told(text)).toEqual([]);
  });

  it("leaves Gradescope's staff out", () => {
    const text =
      'First Name,Last Name,SID,Email,Role,Sections\nAda,L,1,a@x.example,Student,A\nTom,T,,t@x.example,TA,A\nIna,I,,i@x.example,Instructor,\nRa,R,,r@x.example,Reader,\n';
    expect(shown(text)).toEqual(['Ada L||1||a@x.example|A']);
    expect(told(text)).toEqual([
      'Left out, since they are no students: Tom T (TA), Ina I (Instructor), Ra R (Reader).',
    ]);
  });

  it("reads GitHub Classroom's roster, and says that it is no more", () => {
    const text =
      '"identifier","github_username","github_id","name"\n"ada@x.example","ada-l","5","Ada Lovelace"\n"s-12","bob","",""\n"Kim Lee","kim","",""\n';
    expect(people(text)).toMatchObject([
      { name: 'Ada Lovelace', email: 'ada@x.example', github: 'ada-l' },
      { name: 's-12', login: 's-12', github: 'bob' },
      { name: 'Kim Lee', login: '', github: 'kim' },
    ]);
    expect(told(text)[0]).toMatch(/GitHub Classroom was retired on 2026-08-28/);
  });

  it('tells what a header loses', () => {
    expect(told('name,shoe size,hair\nAda,38,red\n')).toEqual([
      'Left aside, since the header says nothing that is understood: "shoe size", "hair".',
      expect.stringMatching(/^It has nothing but names: /),
    ]);
    const two = 'name,Email,E-Mail-Adresse\nAda,,a@x.example\nBob,b@x.example,c@x.example\n';
    expect(people(two).map(({ email }) => email)).toEqual(['a@x.example', 'b@x.example']);
    expect(told(two)).toEqual([
      '"Email", "E-Mail-Adresse" all mean the address: the first that is not empty counts.',
    ]);
    const guessed = 'name,Sähköposti\nAda,a@x.example\n';
    expect(people(guessed)[0]?.email).toBe('a@x.example');
    expect(told(guessed)).toEqual(['"Sähköposti" is taken for the address, since its cells look like it.']);
  });

  it.each([
    ['', /names nobody/],
    ['a,b\n1,2\n', /first line must hold headers such as name, email, id or login/],
    ['section\nCS\n', /names nobody/],
    ['name,email\n,\n', /has a header and nobody under it/],
    ['name,login\nAda,x\nBob,y\nEve,X\n', /lines 2 and 4 are two people with one login/],
    ['name\n"Ada\n', /no CSV that can be read: .*quote/i],
  ])('%j is refused in one sentence', (text, message) => {
    expect(() => read(text)).toThrow(RosterError);
    expect(() => read(text)).toThrow(message);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseRoster(Buffer.from('name\nÉmile\n', 'latin1'), 'r.csv')).toThrow(
      /^r\.csv is not UTF-8, but probably Latin-1 .*: save it as "CSV UTF-8"\.$/,
    );
    expect(() => parseRoster(Buffer.from('name\nAda\n', 'utf16le'), 'r.csv')).toThrow(
      /^r\.csv is not UTF-8, but probably UTF-16/,
    );
    expect(people(Buffer.from('\ufeffname\nÉmile\n', 'utf16le'))[0]?.name).toBe('Émile');
  });

  it('answers any bytes with people or a RosterError', () => {
    const noise = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`name,email,id\n${text}`)),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        try {
          expect(parseRoster(bytes, 'r.csv').lines.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RosterError);
        }
      }),
    );
  });
});
