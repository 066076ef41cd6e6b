import { sha256 } from '../../core';
import { optinForm, type EmbedConfig } from './client';
import { embedStyles } from './styles';

/** Leaves out what only readers of the source need: indentation and comment lines. */
const squeeze = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');

let cached: { source: string; etag: string; key: string } | null = null;

/**
 * The text of `embed.js` with its entity tag.
 * @param fallbackBase absolute URL of the plugin's routes, with a trailing slash
 */
export const embedScript = (fallbackBase: string | null): { source: string; etag: string } => {
  const key = fallbackBase ?? '';
  if (cached?.key !== key) {
    const config: EmbedConfig = { css: squeeze(embedStyles), fallbackBase };
    const source = `(${squeeze(optinForm.toString())})(${JSON.stringify(config)});\n`;
    cached = { source, etag: `"${sha256(source).slice(0, 32)}"`, key };
  }
  return cached;
};
