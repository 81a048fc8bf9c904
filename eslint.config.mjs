import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What the project's TypeScript configuration knows, so that rules may ask for types. */
const TYPED = ['grader/**/*.ts', 'notebooks/**/*.ts'];

export default defineConfig(
  globalIgnores(['**/dist/', '.grader/']),
  js.configs.recommended,
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `async` alone turns what a function throws into a rejection, as whoever awaits it expects.
      '@typescript-eslint/require-await': 'off',
      // What yargs hands over and what a student's object says is not always the text that its type promises.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // The one library with enums is the TypeScript compiler, whose flags are numbers to be combined.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    // A syntax tree has some 400 kinds of node: a switch here names those it is about.
    files: ['grader/compile/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // What runs beside a hostile program takes methods from their prototypes first, and applies them itself.
    files: ['grader/sandbox/child/realm/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Written for a notebook, whose other cells and helper declare what they name: no file of a project.
    files: ['**/*.ts'],
    ignores: TYPED,
    extends: [tseslint.configs.strict],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: ['**/*.{ts,cjs,mjs}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(ObjectExpression, ArrayExpression, CallExpression, NewExpression) > SpreadElement > :matches(ObjectExpression, ArrayExpression)',
          message: 'Write what the literal holds without the spread around it.',
        },
      ],
    },
  },
  {
    files: ['**/*.{cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        URL: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
);
