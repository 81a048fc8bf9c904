/**
 * Sorts and filters the table of students. Constant: whatever it works with it reads from the page, so that the hash
 * in the page's policy is the same for every class.
 */
export const classScript = `
(() => {
  'use strict';
  const table = document.querySelector('table.students');
  const controls = document.querySelector('form.controls');
  const shown = document.querySelector('p.shown');
  const body = table.tBodies[0];
  const headers = Array.from(table.tHead.rows[0].cells);
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const readKey = (cell) => cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
  const rows = Array.from(body.rows, (element) => {
    const cells = Array.from(element.cells);
    return {
      element,
      keys: cells.map(readKey),
      text: fold(cells.map((cell) => cell.textContent).join('\\n')),
      isUnfinished: 'unfinished' in element.dataset,
    };
  });
  const collator = new Intl.Collator('en', { numeric: true });
  let sorted = '';

  // An empty cell has nothing to say: it comes last, whichever way the others go.
  const compare = (a, b, sign) => {
    if (typeof a === 'number') return sign * (a - b);
    if (a === '' || b === '') return (a === '') - (b === '');
    return sign * collator.compare(a, b);
  };
  const sortBy = (column) => {
    const isAscending = headers[column].getAttribute('aria-sort') !== 'ascending';
    rows.sort((a, b) => compare(a.keys[column], b.keys[column], isAscending ? 1 : -1));
    body.append(...rows.map((row) => row.element));
    for (const header of headers) header.removeAttribute('aria-sort');
    headers[column].setAttribute('aria-sort', isAscending ? 'ascending' : 'descending');
    sorted = ', by ' + headers[column].textContent + (isAscending ? ', ascending' : ', descending');
    tell();
  };
  const filter = () => {
    const words = fold(controls.elements.find.value).split(/\\s+/);
    const all = !controls.elements.unfinished.checked;
    for (const row of rows)
      row.element.hidden = !((all || row.isUnfinished) && words.every((word) => row.text.includes(word)));
    tell();
  };
  const tell = () => {
    const count = rows.filter((row) => !row.element.hidden).length;
    shown.textContent = count + ' of ' + rows.length + ' shown' + sorted + '.';
  };

  headers.forEach((header, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => sortBy(column));
    header.append(button);
  });
  controls.addEventListener('input', filter);
  controls.addEventListener('submit', (event) => event.preventDefault());
  controls.hidden = false;
  // A page that is shown again may have its filter filled in already.
  window.addEventListener('pageshow', filter);
})();
`;
