import { explainServerFault } from './explainServerFault';

const explain = (message: string, code?: string) =>
  explainServerFault(Object.assign(new Error(message), { code }), 'postgres://ada@db/course');

describe('explainServerFault', () => {
  it.each([
    [
      '28P01',
      'password authentication failed for user "ada"',
      /does not let this user in .*correct the user or/,
      false,
    ],
    [undefined, 'SASL: client password must be a string', /does not let this user in/, false],
    ['57P03', 'the database system is starting up', /stops or starts/, true],
    ['53300', 'sorry, too many clients already', /has run out of something/, true],
    ['08006', 'connection failure', /cannot be reached/, true],
    [undefined, 'timeout exceeded when trying to connect', /cannot be reached/, true],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db', /cannot be reached \(getaddrinfo ENOTFOUND db\)/, true],
    // What several addresses of one host come to.
    ['ECONNREFUSED', '', /cannot be reached \(ECONNREFUSED\)/, true],
  ])('%s %j', (code, message, sentence, isTransient) => {
    const error = explain(message, code) as Error;
    expect(error).toMatchObject({ name: 'DatabaseError', isTransient });
    expect(error.message).toMatch(sentence);
    expect(error.message).toContain('postgres://ada@db/course');
  });

  it('tells a certificate that cannot be read from a server that cannot be reached', () => {
    const error = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open', path: '/ca.pem' });
    expect(explainServerFault(error, 'postgres://db/course')).toMatchObject({
      name: 'DatabaseError',
      message:
        'A file that the address of the database at postgres://db/course names, /ca.pem, cannot be read: it is not there.',
    });
    const socket = Object.assign(new Error('connect EACCES /run/x'), { code: 'EACCES', syscall: 'connect' });
    expect((explainServerFault(socket, 'postgres://db/course') as Error).message).toMatch(
      /cannot be reached/,
    );
  });

  it('leaves a fault of the SQL as it is', () => {
    expect(explain('syntax error', '42601')).toMatchObject({ name: 'Error', code: '42601' });
  });
});
