import { createRequire } from 'node:module';
import type * as Vega from 'vega';
import type * as VegaLite from 'vega-lite';
import { escapeHtml } from '../escapeHtml';
import { config } from './theme';
import type { Frame } from './theme';

type LayeredSpec = Extract<VegaLite.TopLevelSpec, { readonly layer: unknown }>;

/** A picture to draw: layers over each other on one pair of axes. */
export interface Picture {
  readonly title: string;
  readonly subtitle?: string;
  /** The picture in words, for those who do not see it. */
  readonly description: string;
  readonly frame: Frame;
  readonly layers: LayeredSpec['layer'];
}

/** What vega exports to draw a scene as text; its types leave it out. */
interface SvgRenderer {
  initialize(element: null, width: number, height: number, origin: readonly number[]): SvgRenderer;
  background(color: string): SvgRenderer;
  render(scene: unknown): SvgRenderer;
  svg(): string;
}

// Loaded with the first picture: the two take longer to load than everything else of the lab together.
const load = createRequire(__filename);

/**
 * The picture as SVG, by vega-lite. Synchronous, unlike vega's own `toSVG`: the kernel shows nothing that comes after
 * the cell's last statement, and so a student need not write `await`.
 */
export function renderPicture(picture: Picture): string {
  const vega = load('vega') as typeof Vega & { readonly SVGStringRenderer: new () => SvgRenderer };
  const vegaLite = load('vega-lite') as typeof VegaLite;
  const view = new vega.View(vega.parse(vegaLite.compile(describeSpec(picture)).spec), { renderer: 'none' });
  view.run();
  const { root } = view.scenegraph() as unknown as { readonly root: unknown };
  const { frame } = picture;
  const svg = new vega.SVGStringRenderer()
    .initialize(null, frame.left + frame.width + frame.right, frame.top + frame.height + frame.bottom, [
      frame.left,
      frame.top,
    ])
    .background(config.background)
    .render(root)
    .svg();
  view.finalize();
  return svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(picture.description)}" `);
}

function describeSpec({ title, subtitle, frame, layers }: Picture): LayeredSpec {
  const { width, height, left, right, top, bottom } = frame;
  return {
    // Without automatic sizes there is nothing left to wait for, and the size of the whole is the frame's.
    autosize: { type: 'none' },
    padding: { left, right, top, bottom },
    width,
    height,
    title: subtitle === undefined ? title : { text: title, subtitle },
    layer: layers,
    config,
  };
}
