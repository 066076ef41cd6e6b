const vm = require('node:vm');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/** Stands for the process's own realm where Jest asks for a context. */
const OWN_REALM = {};

const { compileFunction } = vm;
vm.compileFunction = (code, params, options = {}) => {
  const { parsingContext, ...others } = options;
  return compileFunction(code, params, parsingContext === OWN_REALM ? others : options);
};

/** By what Jest keeps the state of a file in the realm, its handlers of events among them. */
const isOfJest = (key) =>
  typeof key === 'symbol' && /[jJ]est|^[A-Z]+(_[A-Z]+)+$/.test(key.description ?? '');

/**
 * Runs test files in the realm of the worker instead of a context of their own, so that they and
 * the sources under test, which each file still compiles anew, share one Strapi that the worker
 * has loaded once (see native-packages.runtime.cjs): loading it for every file took longer than most files.
 * With one realm there is one Date and one Error, as in production.
 */
module.exports = class OneRealmEnvironment extends NodeEnvironment {
  constructor(config, context) {
    super(config, context);
    const { projectConfig } = config;
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimers = new this.fakeTimers.constructor({
      config: projectConfig,
      global: globalThis,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
    });
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: projectConfig,
      global: globalThis,
    });
    this.restore = leaveNoTrace();
  }

  getVmContext() {
    return OWN_REALM;
  }

  async teardown() {
    await super.teardown();
    this.restore();
  }
};

/** What a file may change about the worker, undone after it. */
const leaveNoTrace = () => {
  const { console } = globalThis;
  const { exit, removeAllListeners } = process;
  const env = { ...process.env };
  const keys = new Set(Reflect.ownKeys(globalThis));
  const listeners = new Map(process.eventNames().map((name) => [name, process.listeners(name)]));

  // A Strapi that stops removes all listeners of the process; Jest's have to stay.
  process.removeAllListeners = (...names) => {
    for (const name of names.length > 0 ? names : process.eventNames())
      for (const listener of process.listeners(name))
        if (!listeners.get(name)?.includes(listener)) process.removeListener(name, listener);
    return process;
  };

  return () => {
    process.removeAllListeners = removeAllListeners;
    process.exit = exit;
    globalThis.console = console;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    for (const key of Reflect.ownKeys(globalThis))
      if (isOfJest(key) && !keys.has(key)) Reflect.deleteProperty(globalThis, key);
  };
};
