import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { identifyJob } from './identifyJob';
import { explainRefusal, markSecret, nameQueue, type QueueTerms } from './terms';

const ours: QueueTerms = {
  assignment: 'initialization',
  revision: 'a'.repeat(64),
  graderVersion: '0.9.0',
  build: 'b1',
  nodeMajor: 20,
  secretMark: markSecret('ours'),
};

describe('nameQueue', () => {
  it('tells versions and revisions apart, whatever an assignment is called', () => {
    const others = [{ assignment: "it's \\ \0" }, { revision: 'b'.repeat(64) }, { graderVersion: '0.10.0' }];
    const names = [ours, ...others.map((other) => ({ ...ours, ...other }))].map(nameQueue);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^grade-[0-9a-f]{24}$/);
    expect(nameQueue({ ...ours, build: 'b2' })).toBe(nameQueue(ours));
  });
});

describe('explainRefusal', () => {
  const explain = (theirs: Partial<QueueTerms>) =>
    explainRefusal({ ...ours, revision: 'c'.repeat(64), ...theirs }, ours);

  it('names what differs first, and what to do about it', () => {
    const where = 'revision cccccccc of initialization';
    const everything = { nodeMajor: 24, secretMark: 'other', build: 'b2' };
    expect(explain({ graderVersion: '0.10.0', ...everything })).toBe(
      `grader 0.10.0 (${where}); this is 0.9.0: update this worker`,
    );
    expect(explain({ graderVersion: '0.8.7' })).toBe(
      `grader 0.8.7 (${where}); this is 0.9.0: submit them again with the newer grader, or run a worker of theirs`,
    );
    expect(explain(everything)).toBe(`Node 24 (${where}); this is Node 20: run this worker on Node 24`);
    expect(explain({ secretMark: 'other', build: 'b2' })).toBe(
      `another secret (${where}): give this worker the GRADER_SECRET that they were submitted with`,
    );
    expect(explain({ build: 'b2' })).toBe(
      `another build of grader 0.9.0 (${where}): install the same build here`,
    );
    expect(explain({})).toBe(
      `${where}; the files here are revision aaaaaaaa: give this worker the same notebooks, solutions and fixtures`,
    );
  });
});

describe('markSecret', () => {
  it('is the same for the same secret, another for another, and tells neither', () => {
    expect(markSecret('ours')).toBe(ours.secretMark);
    expect(markSecret('theirs')).not.toBe(ours.secretMark);
    expect(ours.secretMark).toMatch(/^[0-9a-f]{24}$/);
  });
});

describe('identifyJob', () => {
  const text = fc.string({ unit: 'binary' });
  const identity = fc.record({
    assignment: text,
    graderVersion: text,
    revision: text,
    owners: fc.array(text, { minLength: 1, maxLength: 3 }),
    fileHash: text,
  });

  it('is a UUID of version 8, the same for the same submission and no other', () => {
    fc.assert(
      fc.property(identity, identity, (one, other) => {
        expect(identifyJob(one)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(identifyJob({ ...one })).toBe(identifyJob(one));
        const isSame = isDeepStrictEqual(one, other);
        expect(identifyJob(one) === identifyJob(other)).toBe(isSame);
      }),
    );
  });
});
