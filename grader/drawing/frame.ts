import { formatTick, listTicks } from './ticks';

/** A range that a plot's axis covers, in the data's own units; `low < high`, both finite. */
export interface Axis {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

export interface LegendEntry {
  readonly paint: Paint;
  readonly mark: 'bar' | 'line' | 'dot';
  readonly text: string;
}

export interface FrameOptions {
  readonly title: string;
  /** What a reader who does not see the picture is told. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly legend?: readonly LegendEntry[];
  /** A line of text under the legend. */
  readonly caption?: string;
  /** Of the whole picture, in pixels. */
  readonly width?: number;
  /** Of the plot alone, in pixels. */
  readonly height?: number;
}

/** Places inside the plot, in pixels from its upper left corner. */
export interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
  readonly height: number;
}

/**
 * A page that defines the variables chooses the colours; the fallbacks stand out by 4 to 1 on white and on #111 alike,
 * so that a notebook cell shows them in its light and in its dark theme.
 */
export const paints = {
  actual: 'var(--actual, #2f80d8)',
  expected: 'var(--expected, #b8690a)',
  other: 'var(--other, #777f8b)',
  good: 'var(--good, #238a45)',
  bad: 'var(--bad, #dd4b42)',
} as const;

export type Paint = keyof typeof paints;

const left = 58;
const right = 14;
const top = 30;
const under = 44;
const legendLine = 18;

/**
 * A plot as one SVG picture: title, axes with ticks at 1, 2 or 5, legend in words. Text and axes take the colour of
 * the text around the picture. Marks that reach outside the axes are cut off at the plot's edge.
 * @param drawMarks gives the marks as SVG, in the plot's own pixels
 */
export function drawFrame(options: FrameOptions, drawMarks: (scales: Scales) => string): string {
  const { title, label, x, y, legend = [], caption = '', width = 480, height = 200 } = options;
  const plot = { width: width - left - right, height };
  const scales: Scales = {
    ...plot,
    x: (value) => round(((value - x.low) / (x.high - x.low)) * plot.width),
    y: (value) => round(plot.height - ((value - y.low) / (y.high - y.low)) * plot.height),
  };
  const lines = legend.length + (caption === '' ? 0 : 1);
  const tall = top + height + under + lines * legendLine + 4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="${escapeText(label)}" style="max-width:100%;height:auto;font:12px system-ui,sans-serif" fill="currentColor">`,
    `<text x="${left}" y="18" font-size="14" font-weight="600">${escapeText(title)}</text>`,
    `<g transform="translate(${left} ${top})">`,
    drawTicks(x, y, scales),
    `<svg width="${plot.width}" height="${plot.height}">${drawMarks(scales)}</svg>`,
    `<path d="M0 0V${plot.height}H${plot.width}" fill="none" stroke="currentColor"/>`,
    `</g>`,
    drawLegend(legend, caption, top + height + under + 10),
    '</svg>',
  ].join('');
}

/** Text safe inside an element or a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Hundredths of a pixel are finer than any screen; what lies far outside is outside all the same. */
function round(pixels: number): number {
  return Number(Math.min(1e5, Math.max(-1e5, pixels)).toFixed(2));
}

function drawTicks(x: Axis, y: Axis, { x: across, y: down, width, height }: Scales): string {
  const horizontal = listTicks(x.low, x.high).map(
    (tick) =>
      `<path d="M${across(tick)} ${height}v4" stroke="currentColor"/><text x="${across(tick)}" y="${height + 17}" text-anchor="middle">${formatTick(tick)}</text>`,
  );
  const vertical = listTicks(y.low, y.high, 4).map(
    (tick) =>
      `<path d="M0 ${down(tick)}H${width}" stroke="currentColor" opacity="0.15"/><text x="-6" y="${down(tick) + 4}" text-anchor="end">${formatTick(tick)}</text>`,
  );
  return [
    ...horizontal,
    ...vertical,
    `<text x="${width / 2}" y="${height + 35}" text-anchor="middle">${escapeText(x.label)}</text>`,
    `<text transform="translate(-44 ${height / 2}) rotate(-90)" text-anchor="middle">${escapeText(y.label)}</text>`,
  ].join('');
}

function drawLegend(legend: readonly LegendEntry[], caption: string, from: number): string {
  const entries = legend.map(({ paint, mark, text }, index) => {
    const y = from + index * legendLine;
    return `${drawSwatch(paint, mark, y - 4)}<text x="${left + 24}" y="${y}">${escapeText(text)}</text>`;
  });
  const y = from + legend.length * legendLine;
  return (
    entries.join('') + (caption === '' ? '' : `<text x="${left}" y="${y}">${escapeText(caption)}</text>`)
  );
}

function drawSwatch(paint: Paint, mark: LegendEntry['mark'], y: number): string {
  switch (mark) {
    case 'bar':
      return `<rect x="${left}" y="${y - 5}" width="18" height="10" style="fill:${paints[paint]}"/>`;
    case 'line':
      return `<path d="M${left} ${y}h18" style="stroke:${paints[paint]};stroke-width:2.5"/>`;
    case 'dot':
      return `<circle cx="${left + 9}" cy="${y}" r="4.5" style="fill:${paints[paint]}"/>`;
  }
}
