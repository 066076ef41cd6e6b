import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_DIR, ROOT } from '../../playground/scripts/prepare.mjs';

const STATIC = /(?:\bfrom\s*|^import\s*|[;}]import\s*)["'](\.[^"']+)["']/gm;
const LAZY = /\bimport\(\s*["'](\.[^"']+)["']\s*\)/g;

/** A built module and everything from its own folder that it needs before it runs. */
const graphOf = (file, seen = new Map()) => {
  if (seen.has(file)) return seen;
  const source = fs.readFileSync(file, 'utf8');
  seen.set(file, source);
  for (const [, name] of source.matchAll(STATIC))
    graphOf(path.join(path.dirname(file), name), seen);
  return seen;
};

const kilobytes = (graph) => gzipSync([...graph.values()].join('\n')).length / 1000;

/** The module that holds the whole composer: the page that the canvas is in. */
const composerOf = (entry) => {
  const waiting = [...graphOf(entry).keys()];
  const seen = new Set(waiting);
  while (waiting.length > 0) {
    const file = waiting.shift();
    const source = fs.readFileSync(file, 'utf8');
    if (source.includes('data-canvas')) return file;
    for (const [, name] of source.matchAll(LAZY)) {
      const next = path.join(path.dirname(file), name);
      for (const loaded of graphOf(next).keys())
        if (!seen.has(loaded)) {
          seen.add(loaded);
          waiting.push(loaded);
        }
    }
  }
  throw new Error('no built module holds the composer');
};

/** What the panel loads before it shows anything, without the plugin and with it, gzipped. */
export const firstLoad = () => {
  const html = fs.readFileSync(path.join(APP_DIR, 'build', 'index.html'), 'utf8');
  const [, script] = /<script[^>]+src="\/admin\/([^"]+\.js)"/.exec(html) ?? [];
  if (!script) throw new Error('the built panel names no script');
  const whole = kilobytes(graphOf(path.join(APP_DIR, 'build', script)));
  const entry = path.join(ROOT, 'dist', 'admin', 'index.mjs');
  const first = graphOf(entry);
  const added = kilobytes(first);
  const composer = [...graphOf(composerOf(entry))].filter(([file]) => !first.has(file));
  return {
    name: "the panel's first load",
    against: 'the same panel without the plugin',
    ours: Math.round(whole),
    theirs: Math.round(whole - added),
    unit: 'kB gzipped',
    ratio: (whole - added) / whole,
    budget: 0.98,
    addedKilobytes: Number(added.toFixed(1)),
    composerKilobytes: Math.round(kilobytes(new Map(composer))),
  };
};
