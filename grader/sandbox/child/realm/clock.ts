/** The one moment that programs see, in milliseconds. */
export const CLOCK = Date.UTC(2020, 0, 1);
