import fc from 'fast-check';
import { drawCurves, type Curve } from './drawCurves';

function curve(name: string, values: readonly number[]): Curve {
  const points = values.map((y, index) => ({ x: index * 100, y }));
  return { name, paint: 'actual', dash: 'solid', points };
}

function draw(...curves: readonly Curve[]): string {
  return drawCurves({ title: 'Cost', xLabel: 'steps', yLabel: 'cost', curves });
}

function readPaths(svg: string): readonly string[] {
  return [...svg.matchAll(/ d="([^"]*)" style="fill:none/g)].map(([, path = '']) => path);
}

describe('drawCurves', () => {
  it('says in words where each curve begins and ends, and how it is drawn', () => {
    const svg = draw(curve('yours', [0.9, 0.5, 0.1]), { ...curve('Zeros', [0.7, 0.7]), dash: 'dashed' });
    expect(svg).toContain('yours (solid line): from 0.9 to 0.1');
    expect(svg).toContain('Zeros (dashed line): 0.7 from first to last');
    expect(svg).toMatch(/aria-label="Cost; yours \(solid line\): from 0.9 to 0.1; Zeros/);
  });

  it('the first curve lies on top', () => {
    const [below, above] = readPaths(draw(curve('yours', [1, 0]), curve('other', [0, 1])));
    expect(below).toMatch(/^M0 220/);
    expect(above).toMatch(/^M0 20L/);
  });

  it('marks an infinite beginning, and draws from the first number on', () => {
    const svg = draw(curve('yours', [Infinity, 0.6, 0.5]));
    expect(svg).toContain('>infinite at the start: yours<');
    expect(readPaths(svg)[0]?.match(/[ML]/g)).toEqual(['M', 'L']);
    expect(draw(curve('yours', [0.7, 0.6]))).not.toContain('at the start');
  });

  it('a beginning far above the rest does not flatten it', () => {
    const svg = draw(curve('yours', [5000, 0.6, 0.5]));
    expect(svg).toContain('>5000 at the start: yours<');
    // 4 times the middle value, and a tenth of air: 0.5 is seen.
    expect(readPaths(svg)[0]).toMatch(/ 178\.33$/);
  });

  it('leaves a gap where a number is none', () => {
    expect(readPaths(draw(curve('yours', [1, NaN, 1, 1])))[0]?.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
    const svg = draw(curve('yours', [NaN, NaN]));
    expect(svg).toContain('yours (solid line): not a number throughout');
    expect(readPaths(svg)).toEqual([]);
  });

  it('escapes names', () => {
    expect(draw(curve('<b>', [Infinity, 1]))).not.toContain('<b>');
  });

  it('whatever the numbers, no coordinate is out of this world', () => {
    const curves = fc.array(fc.array(fc.double(), { maxLength: 20 }), { maxLength: 4 });
    fc.assert(
      fc.property(curves, (values) => {
        const svg = draw(...values.map((item) => curve('c', item)));
        const coordinates = [...svg.matchAll(/ (?:d|x|y|width|height)="([^"]*)"/g)].join(' ');
        expect(coordinates).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 },
    );
  });
});
