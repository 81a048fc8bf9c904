import fc from 'fast-check';
import { drawFrame, paints, type FrameOptions } from './frame';
import { listTicks } from './ticks';

const options: FrameOptions = {
  title: 'Cost <&"> iterations',
  label: 'a curve',
  x: { label: 'iterations', low: 0, high: 100 },
  y: { label: 'cost', low: 0, high: 1 },
};

describe('drawFrame', () => {
  it('is one picture with a name, its text escaped', () => {
    const svg = drawFrame(options, () => '');
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="a curve"/);
    expect(svg).toContain('Cost &#60;&#38;&#34;&#62; iterations');
  });

  it('puts low and high at the edges of the plot, y upwards', () => {
    let ends: readonly number[] = [];
    drawFrame(options, ({ x, y }) => {
      ends = [x(0), x(100), y(0), y(1)];
      return '';
    });
    expect(ends).toEqual([0, 408, 200, 0]);
  });

  it('lists its legend and caption under the plot', () => {
    const svg = drawFrame(
      { ...options, legend: [{ paint: 'actual', mark: 'line', text: 'yours' }], caption: 'one line' },
      () => '',
    );
    expect(svg.indexOf('yours')).toBeGreaterThan(svg.indexOf('iterations'));
    expect(svg).toContain('>one line<');
  });

  it('paints stand out by 3 to 1 on white and on a dark ground without a page that names them', () => {
    for (const paint of Object.values(paints)) {
      const light = findLuminance(/#[0-9a-f]{6}/.exec(paint)?.[0] ?? '');
      const dark = findLuminance('#111111');
      expect(1.05 / (light + 0.05)).toBeGreaterThan(3);
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(3);
    }
  });
});

describe('listTicks', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-3, 3, [-2, 0, 2]],
    [0, 15000, [0, 5000, 10000, 15000]],
    [0.69, 0.7, [0.69, 0.692, 0.694, 0.696, 0.698, 0.7]],
  ])('from %d to %d', (low, high, ticks) => {
    expect(listTicks(low, high)).toEqual(ticks);
  });

  it('there are a few, in order, all within the range', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, ([low, size]) => {
        const ticks = listTicks(low, low + size);
        const slack = size * 1e-6;
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every((tick) => tick >= low - slack && tick <= low + size + slack)).toBe(true);
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      }),
    );
  });

  it('an empty or endless range has none', () => {
    expect(listTicks(1, 1)).toEqual([]);
    expect(listTicks(0, Infinity)).toEqual([]);
  });
});

/** Relative luminance, as WCAG 2 defines it. */
function findLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
