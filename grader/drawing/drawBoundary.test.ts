import { drawBoundary, type BoundaryOptions } from './drawBoundary';

const options: BoundaryOptions = {
  title: 'Decision <boundary>',
  description: 'half of it is class 1',
  low: -1,
  high: 1,
  steps: 2,
  bands: [{ row: 0, from: -1, to: 0 }],
  points: [
    { x: -1, y: -1, label: 0 },
    { x: 0, y: 0, label: 1 },
  ],
};

describe('drawBoundary', () => {
  it('stripes the rows of class 1, the lowest row at the bottom', () => {
    // 280 pixels for 2 units: the middle of the lower row is at 210.
    expect(drawBoundary(options)).toContain('d="M0 210H140"');
  });

  it('draws class 0 as discs and class 1 as diamonds, each at its place', () => {
    const svg = drawBoundary(options);
    expect(svg).toMatch(/d="M0 280h0"[^>]*stroke-linecap="round"/);
    expect(svg).toMatch(/d="M140 140m0-4l4 4-4 4-4-4z"/);
  });

  it('says what it shows, and leaves out a region that is not there', () => {
    const svg = drawBoundary({ ...options, bands: [] });
    expect(svg).toContain('aria-label="Decision &#60;boundary&#62;; half of it is class 1"');
    expect(svg).not.toContain('stroke-opacity');
  });
});
