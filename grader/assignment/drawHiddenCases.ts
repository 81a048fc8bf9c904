import seedrandom from 'seedrandom';
import type { Case, Draw, GradedFunction, Json, Range } from '../domain';

/**
 * The hidden cases of a function: their arguments come from the secret alone, so that the same secret gives the same
 * cases and no hidden argument is stored anywhere. Expected outputs are for the reference solution to fill in.
 */
export function drawHiddenCases(fn: GradedFunction, assignment: string, secret: string): readonly Case[] {
  return fn.hiddenCases.map((hidden, index) => {
    const random = seedrandom(`${secret}/${assignment}/${fn.name}/${index}`);
    return {
      id: hidden.id,
      args: hidden.draw.map((draw) => drawArgument(draw, random)),
      hidden: true,
      expected: null,
    };
  });
}

function drawArgument(draw: Draw, random: () => number): Json {
  switch (draw.kind) {
    case 'integer':
      return drawInteger(draw.range, random);
    case 'layers':
      return Array.from({ length: drawInteger(draw.count, random) }, () => drawInteger(draw.size, random));
  }
}

function drawInteger([low, high]: Range, random: () => number): number {
  return low + Math.floor(random() * (high - low + 1));
}
