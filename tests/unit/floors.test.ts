import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');
const execute = promisify(execFile);

jest.setTimeout(60_000);

/** The names of the rules that `files` break, in a made-up source tree under the real rules. */
const violations = async (files: Record<string, string>): Promise<string[]> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'optin-floors-'));
  try {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      await cp(path.join(ROOT, file), path.join(directory, file));
    await symlink(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
    for (const [file, source] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
      await writeFile(path.join(directory, file), source);
    }
    const { stdout } = await execute(
      process.execPath,
      [
        path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '.'],
      ],
      { cwd: directory }
    ).catch((error: { stdout: string }) => error);
    const report = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string } }[] };
    };
    return report.summary.violations.map(({ rule }) => rule.name).sort();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const rooms = {
  'server/src/core/index.ts': 'export const now = () => 0;\n',
  'server/src/consent/index.ts': "export { now } from '../core';\n",
  'server/src/consent/contract.ts': 'export interface Shape { id: number }\n',
};

describe('the floors of the rooms', () => {
  it('let a room use the front door of a lower one, and anybody a contract as a type', async () => {
    expect(
      await violations({
        ...rooms,
        'server/src/core/view.ts':
          "import type { Shape } from '../consent/contract';\nexport const id = (shape: Shape) => shape.id;\n",
        'admin/src/page.ts': "export type { Shape } from '../../server/src/consent/contract';\n",
      })
    ).toEqual([]);
  });

  it('refuse an import that climbs', async () => {
    expect(
      await violations({
        ...rooms,
        'server/src/core/climb.ts': "export { now } from '../consent';\n",
      })
    ).toEqual(expect.arrayContaining(['core-does-not-climb', 'core-takes-types-from-above']));
  });

  it("refuse to reach into a neighbour's files", async () => {
    expect(
      await violations({
        ...rooms,
        'server/src/core/clock.ts': 'export const tick = 1;\n',
        'server/src/consent/reach.ts': "export { tick } from '../core/clock';\n",
      })
    ).toEqual(['through-the-front-door']);
  });

  it('refuse a panel that runs server code, and a data model that reads the server', async () => {
    expect(
      await violations({
        ...rooms,
        'admin/src/page.ts': "export { now } from '../../server/src/core';\n",
        'content-types/index.ts': "export { now } from '../server/src/core';\n",
      })
    ).toEqual(['the-model-stands-alone', 'the-panel-knows-contracts-only']);
  });

  it('refuse modules that need each other', async () => {
    expect(
      await violations({
        'server/src/core/a.ts': "import { b } from './b';\nexport const a = () => b;\n",
        'server/src/core/b.ts': "import { a } from './a';\nexport const b = () => a;\n",
      })
    ).toContain('no-cycles');
  });
});
