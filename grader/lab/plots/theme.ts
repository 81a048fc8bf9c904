/** Size of the plotted area and of the room around it, in pixels: fixed, so that the whole is known before drawing. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** For points of the plane: square, with room for a legend. */
export const planeFrame: Frame = { width: 360, height: 360, left: 64, right: 84, top: 60, bottom: 48 };

/** For a curve, as wide as the other. */
export const curveFrame: Frame = { width: 420, height: 260, left: 64, right: 24, top: 60, bottom: 48 };

/** Orange and blue of the Okabe-Ito palette, told apart by every kind of colour vision; `areas` are tints of them. */
export const colors = {
  classes: ['#0072b2', '#d55e00'],
  areas: ['#d3e6f3', '#fbdfcb'],
  line: '#0072b2',
  ink: '#24292f',
  paper: '#ffffff',
} as const;

const font = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

/** On paper of its own, so that a picture reads the same on a light and on a dark page. */
export const config = {
  background: colors.paper,
  font,
  aria: false,
  title: {
    anchor: 'start',
    frame: 'group',
    fontSize: 15,
    fontWeight: 600,
    color: colors.ink,
    subtitleColor: colors.ink,
    subtitleFontSize: 12,
    subtitlePadding: 4,
    offset: 10,
  },
  axis: {
    labelColor: colors.ink,
    titleColor: colors.ink,
    labelFontSize: 11,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    gridColor: '#e7eaee',
    domainColor: '#8c959f',
    tickColor: '#8c959f',
  },
  legend: {
    labelColor: colors.ink,
    titleColor: colors.ink,
    labelFontSize: 12,
    titleFontSize: 12,
    symbolOpacity: 1,
  },
  view: { stroke: '#8c959f' },
} as const;
