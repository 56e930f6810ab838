/**
 * Runs the specs of libs/working-time for StrykerJS in one process, with Jest's own
 * `expect` and `each`. The Jest runner works too and says the same, but starts Jest again
 * for every mutant: a second each, hours in all. The specs are plain functions without
 * mocks, timers and hooks, so a list of them is enough, and a mutant costs milliseconds.
 */
import { globSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import swc from '@swc/core';
import { expect } from 'expect';
import { bind } from 'jest-each';

const require = createRequire(import.meta.url);
const { transform } = require('../../jest.swc.cjs');
const [, typescript] = Object.values(transform)[0];

const LIBRARY = 'libs/working-time';
/**
 * Not asked: specs that start other processes (a mutant does not reach those), and the
 * laws. A law asks different days every time; what it finds by chance would make a score
 * that nobody can repeat. Named days and worked examples count.
 */
const LEFT_OUT = [/-laws\.spec\.ts$/, /(rules|rulebook)\/(docs|examples-decide|generator)\.spec\.ts$/];
/** Files that remember answers: after a mutant in one of them everything is loaded again. */
const REMEMBERS = /\/src\/time\//;

const scripts = new Map();
Module._extensions['.ts'] = (module, filename) => {
  let script = scripts.get(filename);
  if (!script) {
    const { code } = swc.transformSync(readFileSync(filename, 'utf8'), { ...typescript, filename, swcrc: false });
    script = new vm.Script(Module.wrap(code), { filename });
    scripts.set(filename, script);
  }
  const load = createRequire(filename);
  script.runInThisContext()(module.exports, load, module, filename, path.dirname(filename));
};

class InProcessRunner {
  stryker = (globalThis.__stryker__ = {});
  tests = [];
  isStale = true;

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const titles = [];
    let file = '';
    const it = (title, run) => {
      const name = [...titles, title].join(' › ');
      this.tests.push({ id: `${file}: ${name}`, name, fileName: file, run });
    };
    const describe = (title, tell) => {
      titles.push(title);
      tell();
      titles.pop();
    };
    it.each = bind(it, false);
    Object.assign(globalThis, { describe, it, test: it, expect });
    this.open = (spec) => {
      file = spec;
      createRequire(spec)(spec);
    };
  }

  /** Loads all specs again, and with them the library. */
  load() {
    const root = path.resolve(LIBRARY);
    for (const file of Object.keys(Module._cache)) if (file.startsWith(root)) delete Module._cache[file];
    this.tests = [];
    for (const file of globSync(`${root}/**/*.spec.ts`).sort()) {
      if (!LEFT_OUT.some((pattern) => pattern.test(file))) this.open(file);
    }
    require('fast-check').configureGlobal({ endOnFailure: true });
    this.isStale = false;
  }

  async dryRun({ coverageAnalysis, disableBail }) {
    this.stryker.mutantCoverage = coverageAnalysis === 'off' ? undefined : { static: {}, perTest: {} };
    this.load();
    const first = await this.run(this.tests, disableBail);
    const mutantCoverage = this.stryker.mutantCoverage;
    // Once more without loading again: a test that leaves something behind must not count as a killer.
    const again = await this.run(this.tests, true);
    const changed = again.tests.find((test, index) => test.status !== first.tests[index]?.status);
    if (changed) return { status: DryRunStatus.Error, errorMessage: `not the same the second time: ${changed.id}` };
    return { ...first, mutantCoverage };
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    mutantActivation,
    reloadEnvironment,
    disableBail,
    sandboxFileName,
  }) {
    Object.assign(this.stryker, {
      activeMutant: undefined,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    const isStatic = mutantActivation === 'static';
    try {
      if (isStatic) this.stryker.activeMutant = activeMutant.id;
      if (this.isStale || reloadEnvironment) this.load();
      this.stryker.activeMutant = activeMutant.id;
      const chosen = testFilter && new Set(testFilter);
      const result = await this.run(chosen ? this.tests.filter(({ id }) => chosen.has(id)) : this.tests, disableBail);
      return toMutantRunResult(determineHitLimitReached(this.stryker.hitCount, hitLimit) ?? result);
    } catch (error) {
      // The library cannot even be loaded with the mutant: every test would notice.
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [{ id: 'load', name: 'load', status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 }],
      });
    } finally {
      this.stryker.activeMutant = undefined;
      if (isStatic || REMEMBERS.test(sandboxFileName)) this.isStale = true;
    }
  }

  async run(tests, disableBail) {
    const results = [];
    for (const { run, ...test } of tests) {
      this.stryker.currentTestId = test.id;
      const begun = performance.now();
      let outcome = { status: TestStatus.Success };
      try {
        await run();
      } catch (error) {
        outcome = { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
      }
      results.push({ ...test, ...outcome, timeSpentMs: performance.now() - begun });
      if (outcome.status === TestStatus.Failed && !disableBail) break;
    }
    this.stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
