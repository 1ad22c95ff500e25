// @ts-check

/*
 * Loaded before anything else of a process, this puts one expression of the product in the place of another as its file is read, and leaves
 * the file as it is: `AFTERWORD_MUTANT` holds the file, what stands there once, and what comes in its place, as JSON.
 */

const { Module } = require('node:module');
const { join } = require('node:path');

/** @type {{ file: string, from: string, to: string }} */
const { file, from, to } = JSON.parse(process.env.AFTERWORD_MUTANT ?? '{}');
const mutated = join(__dirname, '../..', file);

/** @type {Record<string, (module: { _compile: Function }, path: string) => void>} */
const loaders = Reflect.get(Module, '_extensions');
const load = loaders['.ts'] ?? loaders['.js'];

loaders['.ts'] = (module, path) => {
  if (path === mutated) {
    const compile = module._compile;
    /** @param {string} code @param {unknown[]} rest */
    module._compile = function compileMutated(code, ...rest) {
      module._compile = compile;
      const parts = code.split(from);
      if (parts.length !== 2) {
        throw new Error(`${file} has ${parts.length - 1} times ${from}`);
      }
      return compile.call(module, parts.join(to), ...rest);
    };
  }
  load(module, path);
};
