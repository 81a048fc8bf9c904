import { drawFrame, escapeText, paints, type LegendEntry, type Paint, type Scales } from './frame';
import { formatTick } from './ticks';

export interface CurvesOptions {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** In the order of the legend; the first is drawn on top. */
  readonly curves: readonly Curve[];
}

export interface Curve {
  readonly name: string;
  readonly paint: Paint;
  /** Told in words too, so that no reader needs the colour. */
  readonly dash: keyof typeof dashes;
  /** From left to right. A value may be infinite, or NaN: then the curve has a gap there. */
  readonly points: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

const dashes = { solid: '', wide: '', dashed: '9 5', dotted: '2 4', 'dash-dotted': '9 4 2 4' } as const;
const widths = { solid: 2, wide: 6, dashed: 2, dotted: 2.5, 'dash-dotted': 2 } as const;

/** Curves that begin far above the rest would flatten it: the plot ends at so many times what is usual. */
const HIGHEST = 4;
/** Beyond this nothing can be drawn to scale. */
const LARGEST = 1e100;

/** Curves of numbers from 0 upwards. What is infinite, or far above the rest, is marked on the upper edge. */
export function drawCurves({ title, xLabel, yLabel, curves }: CurvesOptions): string {
  const points = curves.flatMap((curve) => curve.points);
  const right = points.reduce((most, { x }) => Math.max(most, x), 0);
  const high = findHeight(curves);
  const legend = curves.map((curve) => describeCurve(curve));
  return drawFrame(
    {
      title,
      label: [title, ...legend.map(({ text }) => text)].join('; '),
      // Room for the number under the last tick.
      x: { label: xLabel, low: 0, high: right > 0 ? right * 1.04 : 1 },
      y: { label: yLabel, low: 0, high },
      legend,
      height: 220,
    },
    (scales) =>
      curves
        .map((curve) => drawCurve(curve, scales))
        .reverse()
        .join('') + drawStarts(curves, high, scales),
  );
}

function isDrawable({ y }: CurvePoint): boolean {
  return Math.abs(y) <= LARGEST;
}

/** The highest value, but not far above the highest of the curves' middle values. */
function findHeight(curves: readonly Curve[]): number {
  const drawable = curves.map(({ points }) => points.filter(isDrawable).map(({ y }) => y));
  const middles = drawable.map((values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0);
  const usual = Math.max(0, ...middles);
  const highest = drawable.flat().reduce((most, value) => Math.max(most, value), 0);
  const height = usual > 0 ? Math.min(highest, HIGHEST * usual) : highest;
  return height > 1e-90 ? height * 1.1 : 1;
}

function drawCurve({ paint, dash, points }: Curve, { x, y }: Scales): string {
  const path = points
    .map((point, index) => {
      if (!isDrawable(point)) return '';
      const before = points[index - 1];
      return `${before !== undefined && isDrawable(before) ? 'L' : 'M'}${x(point.x)} ${y(point.y)}`;
    })
    .join('');
  if (path === '') return '';
  const dashed = dashes[dash] === '' ? '' : `;stroke-dasharray:${dashes[dash]}`;
  const faint = dash === 'wide' ? ';stroke-opacity:0.55' : '';
  return `<path d="${path}" style="fill:none;stroke:${paints[paint]};stroke-width:${widths[dash]}${dashed}${faint}"/>`;
}

/** A triangle on the upper edge for the curves that begin above it, and which these are in words. */
function drawStarts(curves: readonly Curve[], high: number, { x }: Scales): string {
  const first = curves.flatMap(({ name, points: [start] }) =>
    start !== undefined && start.y > high ? [{ name, start }] : [],
  );
  const [leftmost] = first;
  if (leftmost === undefined) return '';
  const infinite = first.filter(({ start }) => start.y === Infinity).map(({ name }) => name);
  const finite = first.filter(({ start }) => start.y !== Infinity);
  const lines = [
    ...(infinite.length === 0 ? [] : [`infinite at the start: ${infinite.join(', ')}`]),
    ...finite.map(({ name, start }) => `${formatTick(start.y)} at the start: ${name}`),
  ];
  const left = x(leftmost.start.x);
  const text = lines.map(
    (line, index) => `<text x="${left + 18}" y="${13 + index * 15}">${escapeText(line)}</text>`,
  );
  return `<path d="M${left + 1} 13l6-11 6 11z" style="fill:${paints.bad}"/>${text.join('')}`;
}

function describeCurve({ name, paint, dash, points }: Curve): LegendEntry {
  const style = dash === 'wide' ? 'wide line' : `${dash} line`;
  return { paint, mark: 'line', text: `${name} (${style}): ${describeCourse(points)}` };
}

function describeCourse(points: readonly CurvePoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'nothing to draw';
  if (points.every(({ y }) => Number.isNaN(y))) return 'not a number throughout';
  if (first.y === last.y) return `${describeNumber(first.y)} from first to last`;
  return `from ${describeNumber(first.y)} to ${describeNumber(last.y)}`;
}

function describeNumber(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  return Number.isFinite(value) ? formatTick(value) : value > 0 ? 'infinite' : 'minus infinite';
}
