import { escapeControls, showControls } from './escapeControls';

it.each([
  ['::error::forged', ': :error::forged'],
  ['  ::set-output name=x::y', '  : :set-output name=x::y'],
  [':::x', ': ::x'],
  ['a ##[error]b ##[group]', 'a ## [error]b ## [group]'],
  ['##vso[task.complete result=Failed]', '## vso[task.complete result=Failed]'],
  ['x ##VSO[task]', 'x ## VSO[task]'],
  ["##teamcity[buildStatus status='FAILURE']", "## teamcity[buildStatus status='FAILURE']"],
  ['\n::error::on a line of its own', '\\n::error::on a line of its own'],
])('a command of a build is shown, and not obeyed: %j', (text, shown) => {
  expect(escapeControls(text)).toBe(shown);
});

it.each(['Ada :: Alan', 'std::vector', '## heading', '-5', '=1+1', ': one colon'])('%j stays', (text) => {
  expect(escapeControls(text)).toBe(text);
});

it('what is shown on a page keeps its letters, without a control among them', () => {
  expect(showControls('::error::\u001b[31m ##[group]\n\u202e')).toBe(
    '::error::\\u001b[31m ##[group]\\n\\u202e',
  );
});
