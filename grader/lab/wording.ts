import type { Model } from './types';

/** What to say in place of a result when a model was not trained. */
export function explainUntrained(model: Model): string {
  return `Nothing to show for ${model.name} yet: finish it, train with it, then run this cell again.`;
}

/** The course's words for an initialization, from its function's name: `initializeParametersHe` is `He`. */
export function nameInitialization(model: Model): string {
  const name = model.name.replace(/^initializeParameters(?=.)/, '');
  return name === 'Random' ? 'large random' : name;
}
