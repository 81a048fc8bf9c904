import { countScores, summarizeScores, type ScoreBin } from './classCounts';
import type { ClassStudent } from './classStudent';
import { countOf, showNumber, showShare } from './classText';
import { markup, type Content, type Markup } from './markup';

/** How many, how well, and how the scores are spread. */
export function renderScores(students: readonly ClassStudent[], maxScore: number): Markup {
  const bins = countScores(students);
  const { rejected } = summarizeScores(students);
  const left = rejected === 0 ? '' : `; ${countOf(rejected, 'file')} that could not be read not counted`;
  return markup`${renderFigures(students, maxScore)}
<h2 id="scores">Scores</h2>
<p class="muted">In percent of the full marks${left}.</p>
${drawScores(bins)}
<details><summary>The same in numbers</summary>
<table><caption class="unseen">How many scored how much</caption>
<thead><tr><th scope="col">Score</th><th scope="col" class="number">Submissions</th></tr></thead>
<tbody>${bins.map(
    ({ label, count }) => markup`<tr><th scope="row">${label}</th><td class="number">${count}</td></tr>`,
  )}</tbody></table></details>`;
}

function renderFigures(students: readonly ClassStudent[], maxScore: number): Markup {
  const { submissions, rejected, full, mean, median } = summarizeScores(students);
  const ofMax = (value: number | null): Content =>
    value === null ? '–' : markup`${showNumber(value)} <small>of ${showNumber(maxScore)}</small>`;
  const figures: readonly (readonly [string, Content])[] = [
    ['Submissions', submissions],
    ['Mean score', ofMax(mean)],
    ['Median score', ofMax(median)],
    ['Full marks', markup`${full} <small>(${showShare(full, submissions)})</small>`],
    ...(rejected === 0 ? [] : [['Not readable', rejected] as const]),
  ];
  const items = figures.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return markup`<dl class="figures">${items}</dl>`;
}

const frame = { width: 440, height: 200, left: 6, top: 20, bottom: 36, bar: 32, step: 39 };
const ground = frame.height - frame.bottom;

/** Bars for the tenths, and one apart for full marks. */
function drawScores(bins: readonly ScoreBin[]): Markup {
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  const bars = bins.map((bin, index) => drawBar(bin, index, ((ground - frame.top) * bin.count) / highest));
  const counts = bins.filter((bin) => bin.count > 0).map((bin) => `${bin.label}: ${bin.count}`);
  const name = `Histogram of the scores: ${counts.join(', ') || 'nothing to show'}`;
  return markup`<svg class="histogram" role="img" aria-label="${name}" viewBox="0 0 ${frame.width} ${frame.height}">
${bars}<path d="M0 ${ground}H${frame.width}"/>
</svg>`;
}

function drawBar({ count }: ScoreBin, index: number, height: number): Markup {
  const x = frame.left + index * frame.step;
  const middle = x + frame.bar / 2;
  const top = Number((ground - height).toFixed(2));
  const isFull = index === 10;
  return markup`<rect${isFull ? markup` class="full"` : null} x="${x}" y="${top}" width="${frame.bar}" height="${Number(height.toFixed(2))}"/>
${count === 0 ? null : markup`<text x="${middle}" y="${top - 5}">${count}</text>`}
<text x="${isFull ? middle : x}" y="${ground + 17}">${isFull ? 'full' : index * 10}</text>
`;
}
