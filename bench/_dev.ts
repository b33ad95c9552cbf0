import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createCardCrowd, createEchoCrowd } from './crowd.ts';
import { percentile } from './figures.ts';
import { saturate, trickle } from './load.ts';
import { openStage } from './stage.ts';
import { compareStored, countScreens } from './stored.ts';

const [mode = 'q', conns = '40', secs = '5', reps = '3', prof] = process.argv.slice(2);
const stage = await openStage(
  prof
    ? prof === 'perf'
      ? ['--perf-basic-prof', '--interpreted-frames-native-stack']
      : ['--cpu-prof', `--cpu-prof-dir=${prof}`]
    : [],
);
const botPid = Number(execSync(`pgrep -f our-bot.ts | head -1`).toString());
const tree = (p: number): number[] => [p];
function cpu(pid: number) {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(f[11]) + Number(f[12])) * 10;
}
function cpuOf(pattern: string) {
  let s = 0;
  for (const p of execSync(`pgrep -f '${pattern}' || true`).toString().trim().split('\n')) {
    try {
      s += cpu(Number(p));
    } catch {}
  }
  return s;
}
const quick = createCardCrowd({ vault: stage.vault, isPatient: false });
const patient = createCardCrowd({ vault: stage.vault, isPatient: true });
stage.listen((a) => {
  quick.arrived(a);
  patient.arrived(a);
});
const echoC = createEchoCrowd();
for (let i = 0; i < Number(reps); i++) {
  for (const m of mode) {
    const crowd = m === 'q' ? quick : m === 'e' ? echoC : patient;
    const target = m === 'e' ? stage.echo : stage.ours;
    const pat = m === 'e' ? 'echo-bot.ts' : 'our-bot.ts';
    const b0 = cpuOf(pat),
      p0 = cpuOf('^postgres: |bin/postgres'),
      f0 = cpuOf('fake-telegram'),
      l0 = cpu(process.pid);
    const s0 = performance.now();
    if (m === 't') {
      const r = await trickle({
        target,
        crowd: patient,
        connections: 40,
        seconds: Number(secs),
        rate: 100,
        listen: stage.listen,
      });
      console.log(
        'trickle',
        'ans',
        percentile(r.answerMs, 0.5).toFixed(1),
        percentile(r.answerMs, 0.99).toFixed(1),
        'scr',
        percentile(r.screenMs, 0.5).toFixed(1),
        percentile(r.screenMs, 0.99).toFixed(1),
      );
      await stage.settled();
      continue;
    }
    const r = await saturate({ target, crowd, connections: Number(conns), seconds: Number(secs) });
    const b1 = cpuOf(pat),
      p1 = cpuOf('^postgres: |bin/postgres');
    await stage.settled();
    const s1 = performance.now();
    const b2 = cpuOf(pat),
      p2 = cpuOf('^postgres: |bin/postgres'),
      f2 = cpuOf('fake-telegram'),
      l2 = cpu(process.pid);
    const per = (x: number) => (x / r.updates).toFixed(3);
    console.log(
      m,
      `${Math.round(r.updates / r.seconds)}/s`,
      'p50',
      percentile(r.answerMs, 0.5).toFixed(1),
      'p99',
      percentile(r.answerMs, 0.99).toFixed(1),
      'drained',
      `${Math.round((r.updates / (s1 - s0)) * 1000)}/s`,
      'refused',
      r.refused,
      'cpu ms/upd bot',
      per(b1 - b0),
      'pg',
      per(p1 - p0),
      'incl drain bot',
      per(b2 - b0),
      'pg',
      per(p2 - p0),
      'fake',
      per(f2 - f0),
      'load',
      per(l2 - l0),
      JSON.stringify(await countScreens(stage.sql)),
    );
  }
}
console.log(
  JSON.stringify(
    await compareStored(stage.sql, [...quick.finished, ...patient.finished], stage.vault),
  ),
);

console.log(
  'xacts',
  (
    await stage.sql`select xact_commit, tup_returned, tup_fetched from pg_stat_database where datname=current_database()`
  )[0],
);
for (const r of await stage.sql`select schemaname s, relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_ins i, n_tup_upd u, n_tup_hot_upd h, n_dead_tup d from pg_stat_user_tables order by seq_tup_read desc limit 14`)
  console.log(Object.values(r).join(' '));
await stage.close();
