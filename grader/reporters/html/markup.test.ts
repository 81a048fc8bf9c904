import { markup, showCode, trust } from './markup';

describe('markup', () => {
  it('escapes text, in elements and attributes', () => {
    const text = '<b title="x">&amp;';
    expect(markup`<p title="${text}">${text}</p>`.html).toBe(
      '<p title="&lt;b title=&quot;x&quot;&gt;&amp;amp;">&lt;b title=&quot;x&quot;&gt;&amp;amp;</p>',
    );
  });

  it('puts pieces, numbers and lists in as they are, and nothing for null', () => {
    expect(markup`<i>${[markup`<b>${1}</b>`, null, trust('<hr>')]}</i>`.html).toBe('<i><b>1</b><hr></i>');
  });

  it('shows control characters and direction marks', () => {
    expect(markup`${'\u001b[31m\u202e'}`.html).toBe('\\u001b[31m\\u202e');
  });

  it('keeps the tabs of code', () => {
    expect(showCode('\ta < b\u0007').html).toBe('\ta &lt; b\\u0007');
  });
});
