import type { FieldSchema } from '../defineCheck';

const training: FieldSchema = {
  learningRate: { type: 'number', exclusiveMinimum: 0 },
  iterations: { type: 'integer', minimum: 1, maximum: 100000 },
};
const share: FieldSchema = { type: 'number', minimum: 0, maximum: 1 };

/** JSON schema of a `Behaviour`. */
export const behaviourSchema: FieldSchema = {
  type: 'object',
  discriminator: { propertyName: 'kind' },
  required: ['kind'],
  oneOf: [
    {
      additionalProperties: false,
      required: ['kind', 'learningRate', 'iterations', 'cost', 'accuracy', 'tolerance'],
      properties: {
        kind: { const: 'symmetry' },
        ...training,
        cost: { type: 'number', minimum: 0 },
        accuracy: share,
        tolerance: { type: 'number', minimum: 0 },
      },
    },
    {
      additionalProperties: false,
      required: ['kind', 'atLeast'],
      properties: { kind: { const: 'first-cost' }, atLeast: { type: 'number', minimum: 0 } },
    },
    {
      additionalProperties: false,
      required: ['kind', 'gain', 'rtol', 'minimumEntries'],
      properties: {
        kind: { const: 'weight-variance' },
        gain: { type: 'number', exclusiveMinimum: 0 },
        rtol: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        minimumEntries: { type: 'integer', minimum: 1 },
      },
    },
    {
      additionalProperties: false,
      required: ['kind', 'learningRate', 'iterations', 'costAtMost', 'accuracyAtLeast'],
      properties: {
        kind: { const: 'training' },
        ...training,
        costAtMost: { type: 'number', minimum: 0 },
        accuracyAtLeast: share,
      },
    },
  ],
};
