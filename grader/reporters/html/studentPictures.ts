import { drawBoundary } from '../../drawing/drawBoundary';
import { drawCurves, type Curve } from '../../drawing/drawCurves';
import { drawHistogram } from '../../drawing/drawHistogram';
import { listCoursePoints, type TrainedExhibit, type TrainedStart, type WeighedMatrix } from '../../exhibits';
import { cleanText } from '../../utils/cleanText';
import { markup, trust, type Markup } from './markup';

/** What can be drawn of what a function gave. */
export interface DrawnWork {
  readonly name: string;
  readonly weighed: WeighedMatrix | null;
  readonly trained: TrainedExhibit | null;
}

/** Histogram of the weights, cost curve beside the right ones, decision boundary; null where there is none of them. */
export function showStudentPictures(work: DrawnWork, names: readonly string[]): Markup | null {
  const { weighed, trained } = work;
  if (weighed === null && trained === null) return null;
  return markup`<div class="pictures">
${weighed === null ? null : showHistogram(weighed)}
${trained === null ? null : [showCosts(work.name, trained, names), showBoundary(trained)]}
</div>`;
}

function showHistogram({ key, numbers, expected }: WeighedMatrix): Markup {
  const title = `Your weights ${cleanText(key, 20)} and the expected bell`;
  return frame(drawHistogram({ title, actual: numbers, expected, label: `weights ${cleanText(key, 20)}` }));
}

function showCosts(
  name: string,
  { plan, actual, references }: TrainedExhibit,
  names: readonly string[],
): Markup {
  const shorten = createShortener(names);
  const own = references.find(({ functionName }) => functionName === name);
  const others = references.filter((reference) => reference !== own);
  const curves: Curve[] = [
    { name: 'yours', paint: 'actual', dash: 'solid', points: listPoints(actual) },
    ...(own === undefined
      ? []
      : [{ name: 'as expected', paint: 'expected', dash: 'wide', points: listPoints(own.trained) } as const]),
    ...others.map(({ functionName, trained }, index): Curve => ({
      name: shorten(functionName),
      paint: 'other',
      dash: otherDashes[index % otherDashes.length] ?? 'dashed',
      points: listPoints(trained),
    })),
  ];
  const title = `Cost while training, learning rate ${plan.learningRate}`;
  return frame(drawCurves({ title, xLabel: 'steps', yLabel: 'cost', curves }));
}

const otherDashes = ['dashed', 'dotted', 'dash-dotted'] as const;

function listPoints({ costs }: TrainedStart): Curve['points'] {
  return costs.map(({ iteration, cost }) => ({ x: iteration, y: cost }));
}

function showBoundary({ plan, actual }: TrainedExhibit): Markup {
  const known = boundaries.get(actual);
  if (known !== undefined) return known;
  if (Number.isNaN(actual.costs.at(-1)?.cost)) return frame('', noBoundary);
  points ??= listCoursePoints();
  const title = `Decision boundary after ${plan.iterations} steps`;
  const description = `${describePercent(actual.accuracy)} of the ${points.length} training points lie on the ground of their class`;
  const caption = markup`<figcaption>${description}.</figcaption>`;
  const figure = frame(drawBoundary({ title, description, ...actual.region, points }), caption);
  boundaries.set(actual, figure);
  return figure;
}

const noBoundary = markup`<figcaption>Training came to no numbers, so there is no decision boundary to draw.</figcaption>`;

/** Known as long as their training is: a class shares them. */
const boundaries = new WeakMap<TrainedStart, Markup>();
let points: ReturnType<typeof listCoursePoints> | undefined;

function frame(svg: string, caption: Markup | null = null): Markup {
  const kind = caption === null ? 'plot' : 'plane';
  return markup`<figure class="${kind}">${trust(svg)}${caption}</figure>`;
}

/** `Zeros` of `initializeParametersZeros`: without the words that all functions of an assignment begin with. */
function createShortener(names: readonly string[]): (name: string) => string {
  const [first = ''] = names;
  let common = first.length;
  while (common > 0 && !names.every((name) => name.startsWith(first.slice(0, common)))) common -= 1;
  // A name may begin with all of another, and words are cut at a capital only.
  while (common > 0 && !names.every((name) => /^\p{Lu}/u.test(name.slice(common)))) common -= 1;
  return (name) => (names.length < 2 ? name : name.slice(common));
}

function describePercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
