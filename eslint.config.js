import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

const inexact = [
  'sin',
  'cos',
  'tan',
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'pow',
  'tanh',
  'sinh',
  'cosh',
  'hypot',
  'cbrt',
  'atan',
  'atan2',
  'asin',
  'acos',
]

export default ts.config(
  { ignores: ['dist', 'node_modules', '.cache', 'coverage'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    // A rule holds everywhere or is changed here, with its reason.
    linterOptions: { noInlineConfig: true },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Props are written by whoever mounts the component.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // A blank between two elements is written as one, or the formatter drops it.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    // The core gives the same bits in every engine: no clock, no global chance, no function whose last bit an engine may choose.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use math/random.ts.' },
        ...inexact.map((property) => ({
          object: 'Math',
          property,
          message: 'Use math/portable.ts: engines differ in the last bit.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "BinaryExpression[operator='**']", message: 'Use a product or math/portable.ts pow.' },
      ],
      'no-restricted-globals': [
        'error',
        'document',
        'window',
        'self',
        'Date',
        'performance',
        'setTimeout',
        'fetch',
        'navigator',
        'crypto',
      ],
    },
  },
  {
    files: ['test/**', '*.config.ts', '*.config.js', '.ci/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
  {
    // No test depends on how fast or how busy the machine is: it waits for a state, never for a time.
    files: ['test/{unit,browser,e2e}/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "CallExpression[callee.property.name='waitForTimeout']",
          "CallExpression[callee.name='setTimeout'][arguments.length>1]",
          "CallExpression[callee.property.name='now']",
        ].map((selector) => ({ selector, message: 'Wait for what is meant, e.g. with expect.poll.' })),
        ...[
          'Property[key.name=/^(t|testT|hookT)imeout$/]',
          'CallExpression[callee.name=/^(it|test)$/] > Literal[raw=/^[0-9_]+$/]',
          "CallExpression[callee.object.name='vi'][callee.property.name=/^wait/]",
        ].map((selector) => ({ selector, message: 'Limits are those of test/tools/limits.ts.' })),
      ],
    },
  },
)
