/**
 * `--only engine`: the rules from memory, in a process of their own. Needs no database,
 * and has no floor beside it: the goals are absolute, hence in processor seconds of one core.
 */
import { endProcess, startProcess } from '../tools/running.mjs';

/** A year of the whole city within a minute; fewer people get less. */
const SECONDS_OF_8600_PEOPLE = 60;

/** Measures and reports by `report(name, unit, values, { must, better })`; resolves with the raw figures. */
export async function benchEngine({ people, rounds, report }) {
  const engine = startProcess('dist/bench/engine.js', { BENCH_PEOPLE: String(people), BENCH_ROUNDS: String(rounds) });
  const figures = await new Promise((resolve, reject) => {
    engine.once('message', resolve);
    engine.once('exit', (code) => reject(new Error(`the engine ended with ${code} before it told its figures`)));
  });
  await endProcess(engine);
  const days = { must: 100_000, better: 'higher' };
  report('plain days by the rules, with trace', '/s', figures.rules, days);
  report('  and their facts from bookings', '/s', figures.factsAndRules, days);
  report('  and made ready to be stored', '/s', figures.rows, days);
  const must = Math.ceil((SECONDS_OF_8600_PEOPLE * people) / 8600);
  report(`year of ${people}, from bookings`, 's', [figures.year.cpuSeconds], { must, better: 'lower' });
  report('  memory at its peak', 'MiB', [figures.year.peakMiB], { must: 1024, better: 'lower' });
  return figures;
}
