import { drawFrame, paints, type Scales } from './frame';

export interface BoundaryOptions {
  readonly title: string;
  /** What the picture shows, in a sentence, for a reader who does not see it. */
  readonly description: string;
  /** The square of the plane that is drawn: both axes go from `low` to `high`. */
  readonly low: number;
  readonly high: number;
  /** How many rows the square has. */
  readonly steps: number;
  /** Where class 1 is predicted: in row `row` (0 is the lowest) from x = `from` to x = `to`. */
  readonly bands: readonly { readonly row: number; readonly from: number; readonly to: number }[];
  readonly points: readonly BoundaryPoint[];
}

export interface BoundaryPoint {
  readonly x: number;
  readonly y: number;
  /** Class 0 or 1. */
  readonly label: number;
}

/** So wide that the plot is a square. */
const WIDTH = 352;
const SIDE = 280;

/**
 * The classes that a model predicts all over a square of the plane, as plain and striped ground, and the points it was trained on:
 * class 0 as discs, class 1 as diamonds.
 */
export function drawBoundary(options: BoundaryOptions): string {
  const { title, description, low, high } = options;
  return drawFrame(
    {
      title,
      label: `${title}; ${description}`,
      x: { label: 'x1', low, high },
      y: { label: 'x2', low, high },
      legend: [
        { paint: 'actual', mark: 'dot', text: 'class 0: discs, plain ground' },
        { paint: 'expected', mark: 'dot', text: 'class 1: diamonds, striped ground' },
      ],
      width: WIDTH,
      height: SIDE,
    },
    (scales) => drawRegion(options, scales) + drawPoints(options.points, scales),
  );
}

/** Class 1 as one stripe a row, so that it is told from class 0 without its colour too. */
function drawRegion({ low, high, steps, bands }: BoundaryOptions, { x, y, width, height }: Scales): string {
  const step = (high - low) / steps;
  const path = bands
    .map(({ row, from, to }) => `M${x(from)} ${y(low + (row + 0.5) * step)}H${x(to)}`)
    .join('');
  const stripe = ((height / steps) * 0.5).toFixed(2);
  return (
    `<path d="M0 0H${width}V${height}H0z" style="fill:${paints.actual}" fill-opacity="0.12"/>` +
    (path === ''
      ? ''
      : `<path d="${path}" style="stroke:${paints.expected}" stroke-opacity="0.4" stroke-width="${stripe}"/>`)
  );
}

/** Discs as ends of lines without length, which is the shortest there is to write. */
function drawPoints(points: readonly BoundaryPoint[], { x, y }: Scales): string {
  const place = (wanted: number, mark: string): string =>
    points
      .filter(({ label }) => label === wanted)
      .map((point) => `M${x(point.x)} ${y(point.y)}${mark}`)
      .join('');
  return (
    `<path d="${place(0, 'h0')}" style="stroke:${paints.actual}" stroke-width="6" stroke-linecap="round"/>` +
    `<path d="${place(1, 'm0-4l4 4-4 4-4-4z')}" style="fill:${paints.expected}"/>`
  );
}
