const { createRequire, isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const isPackage = (name) =>
  name !== undefined && !/^[./]/.test(name) && !isBuiltin(name) && !name.startsWith('@jest/');

/**
 * Leaves packages to Node, which loads each once a worker. Jest itself would run them anew for
 * every test file, and thousands of files belong to Strapi.
 */
module.exports = class NativePackagesRuntime extends Runtime {
  requireModule(from, name, options, ...others) {
    if (!options?.isInternalModule && isPackage(name)) return createRequire(from)(name);
    return super.requireModule(from, name, options, ...others);
  }

  /** Jest's own would stay in the worker's process after the file. */
  installGetBuiltinModule() {}
};
