import { answer, record, returned, threw } from '../testing/values';
import { findUnsettled } from './findUnsettled';

const [one, two] = [1, 2].map((value) => record({ n: { kind: 'number', value } }));
if (one === undefined || two === undefined) throw new Error('no values');

it.each([
  ['was not made a third time', answer(one), []],
  [
    'gave the same again, though chance made the second differ',
    answer(one, { second: returned(two), rewound: returned(one) }),
    [],
  ],
  ['gave something else', answer(one, { rewound: returned(two) }), [0]],
  ['threw, which it had not', answer(one, { rewound: threw('Error', 'no') }), [0]],
  [
    'threw both times, in other words',
    answer(one, { first: threw('Error', '1'), rewound: threw('Error', '2') }),
    [],
  ],
])('a call that %s', (_, call, expected) => {
  expect(findUnsettled([call])).toEqual(expected);
});

it('tells which of several', () => {
  const other = answer(one, { rewound: returned(two) });
  expect(findUnsettled([answer(one), other, answer(two), other])).toEqual([1, 3]);
});
