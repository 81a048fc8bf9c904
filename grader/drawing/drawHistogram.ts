import { countBars, findRange, type Bar, type NumberRange } from './countBars';
import { drawFrame, paints, type Axis, type LegendEntry, type Scales } from './frame';
import { formatTick } from './ticks';

export interface HistogramOptions {
  readonly title: string;
  /** The student's numbers, in any order; what cannot be drawn is left out and counted. */
  readonly actual: readonly number[];
  /** The normal distribution they should come from; of deviation 0 where all should be the mean. */
  readonly expected: { readonly mean: number; readonly deviation: number } | null;
  /** What the numbers are: `weights of W1`. */
  readonly label: string;
}

/** Beyond this, squares and differences would overflow. */
const LARGEST = 1e100;
/** A bell that towers more than this over the bars is cut off, so that the bars are still seen. */
const HIGHEST_BELL = 5;

/** The numbers as bars, whose area is 1, and the bell they should follow as a line over them. */
export function drawHistogram({ title, actual, expected, label }: HistogramOptions): string {
  const shown = actual.filter((value) => Math.abs(value) <= LARGEST);
  const bell = expected !== null && isDrawable(expected) ? expected : null;
  const range = findRange(shown);
  const bars = range.isPoint ? [] : countBars(shown, range);
  const legend = [...describeActual(shown, range), ...describeBell(bell)];
  const caption = describeOmitted(actual.length - shown.length);
  return drawFrame(
    {
      title,
      label: [title, ...legend.map((entry) => entry.text), caption].filter((part) => part !== '').join('; '),
      x: { label, ...coverBoth(shown.length === 0 ? null : range, bell) },
      y: { label: 'density', low: 0, high: findHeight(bars, bell) },
      legend,
      caption,
    },
    (scales) =>
      (range.isPoint && shown.length > 0 ? drawSpike(range.low, scales) : drawBars(bars, scales)) +
      (bell === null ? '' : drawBell(bell, scales)),
  );
}

type Bell = NonNullable<HistogramOptions['expected']>;

function isDrawable({ mean, deviation }: Bell): boolean {
  return Math.abs(mean) <= LARGEST && (deviation === 0 || (deviation >= 1 / LARGEST && deviation <= LARGEST));
}

/** The bell to four deviations, and every number, with a little air at either side. */
function coverBoth(range: NumberRange | null, bell: Bell | null): Pick<Axis, 'low' | 'high'> {
  const ends = [
    ...(range === null ? [] : [range.low, range.high]),
    ...(bell === null ? [] : [bell.mean - 4 * bell.deviation, bell.mean + 4 * bell.deviation]),
  ];
  const low = ends.length === 0 ? 0 : Math.min(...ends);
  const high = ends.length === 0 ? 0 : Math.max(...ends);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const spread = high - low > 1e-9 * size ? high - low : size > 1e-90 ? size : 2;
  return { low: low - spread * 0.05, high: high + spread * 0.05 };
}

function findHeight(bars: readonly Bar[], bell: Bell | null): number {
  const tallest = bars.reduce((most, bar) => Math.max(most, bar.density), 0);
  const peak = bell === null || bell.deviation === 0 ? 0 : findDensity(bell, bell.mean);
  const height = tallest === 0 ? peak : Math.max(tallest, Math.min(peak, HIGHEST_BELL * tallest));
  return (height === 0 ? 1 : height) * 1.08;
}

function findDensity({ mean, deviation }: Bell, value: number): number {
  return Math.exp(-(((value - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}

function drawBars(bars: readonly Bar[], { x, y, height }: Scales): string {
  const drawn = bars.map(({ from, to, density }) => {
    const width = Math.max(1, x(to) - x(from) - 1);
    return `<rect x="${x(from)}" y="${y(density)}" width="${width.toFixed(2)}" height="${(height - y(density)).toFixed(2)}"/>`;
  });
  return `<g style="fill:${paints.actual}" fill-opacity="0.75">${drawn.join('')}</g>`;
}

function drawSpike(value: number, { x, height }: Scales): string {
  return `<rect x="${x(value) - 2}" y="${height * 0.1}" width="4" height="${height * 0.9}" style="fill:${paints.actual}"/>`;
}

function drawBell(bell: Bell, { x, y, height }: Scales): string {
  const style = `fill:none;stroke:${paints.expected};stroke-width:2.5`;
  if (bell.deviation === 0) return `<path d="M${x(bell.mean)} 0V${height}" style="${style}"/>`;
  const points = Array.from({ length: 81 }, (_, index) => {
    const value = bell.mean + (index / 10 - 4) * bell.deviation;
    return `${x(value)} ${y(findDensity(bell, value))}`;
  });
  return `<path d="M${points.join('L')}" style="${style}"/>`;
}

function describeActual(shown: readonly number[], range: NumberRange): readonly LegendEntry[] {
  if (shown.length === 0) return [];
  const mean = shown.reduce((sum, value) => sum + value / shown.length, 0);
  const deviation = Math.sqrt(shown.reduce((sum, value) => sum + (value - mean) ** 2 / shown.length, 0));
  const text = range.isPoint
    ? `yours: all ${shown.length} are ${formatTick(range.low)}`
    : `yours: ${shown.length} numbers, mean ${formatTick(mean)}, standard deviation ${formatTick(deviation)}`;
  return [{ paint: 'actual', mark: 'bar', text }];
}

function describeBell(bell: Bell | null): readonly LegendEntry[] {
  if (bell === null) return [];
  const text =
    bell.deviation === 0
      ? `expected: all are ${formatTick(bell.mean)}`
      : `expected: normal, mean ${formatTick(bell.mean)}, standard deviation ${formatTick(bell.deviation)}`;
  return [{ paint: 'expected', mark: 'line', text }];
}

function describeOmitted(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'Left out: 1 number that is NaN, infinite or too large to draw.'
    : `Left out: ${count} numbers that are NaN, infinite or too large to draw.`;
}
