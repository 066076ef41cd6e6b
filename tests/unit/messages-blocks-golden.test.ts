import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../../server/src/messages/compile';
import { messages } from '../helpers/message-blocks';

/**
 * What messages are compiled to, byte by byte. After a change that is meant, write the files anew
 * with `UPDATE_GOLDEN=1` and look at the difference.
 */
const GOLDEN = path.join(__dirname, 'golden');
const isUpdate = process.env.UPDATE_GOLDEN === '1';

describe('compiled messages', () => {
  beforeAll(() => {
    if (isUpdate) mkdirSync(GOLDEN, { recursive: true });
  });

  test.each(Object.entries(messages))('%s is as it was', async (name, input) => {
    const { html, text } = await compile(input);
    for (const [kind, part] of Object.entries({ html, txt: text })) {
      const file = path.join(GOLDEN, `${name}.${kind}`);
      if (isUpdate) writeFileSync(file, part);
      else expect(existsSync(file) ? readFileSync(file, 'utf8') : 'no such file').toBe(part);
    }
  });

  test('no file is left over', () => {
    const names = readdirSync(GOLDEN).map((file) => path.parse(file).name);
    expect([...new Set(names)].sort()).toEqual(Object.keys(messages).sort());
  });
});
