import { inflateSync } from 'node:zlib';

/** What a test needs to know of a PDF that pdfkit wrote. */
export interface ReadPdf {
  /** Text of each page, a line a text object, in drawing order. */
  pages: string[];
  /** All pages without line breaks, for texts that were set over several lines. */
  text: string;
  language: string | null;
  isTagged: boolean;
  showsTitle: boolean;
  title: string;
  /** Structure types that occur, such as `H1` and `TH`. */
  structure: Set<string>;
  attachments: Map<string, Buffer>;
}

interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

/** Objects by number; pdfkit writes each as `n 0 obj … endobj` with a plain dictionary. */
const objectsOf = (file: Buffer): Map<number, PdfObject> => {
  const latin = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of latin.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const streamAt = latin.indexOf('\nstream\n', start);
    const end = latin.indexOf('\nendobj', start);
    if (streamAt === -1 || streamAt > end) {
      objects.set(Number(match[1]), { dictionary: latin.slice(start, end), stream: null });
      continue;
    }
    const dictionary = latin.slice(start, streamAt);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const from = streamAt + '\nstream\n'.length;
    const raw = file.subarray(from, from + length);
    const stream = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
};

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');

/** Glyph number to text, out of a ToUnicode CMap. */
const charactersOf = (cmap: string): Map<number, string> => {
  const characters = new Map<number, string>();
  for (const [, first, , list] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex], index) =>
      characters.set(parseInt(first, 16) + index, utf16(hex.replaceAll(' ', '')))
    );
  return characters;
};

const fontsOf = (objects: Map<number, PdfObject>): Map<string, Map<number, string>> => {
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values())
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(id))?.dictionary ?? '';
      const cmap = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]))?.stream;
      if (cmap) fonts.set(name, charactersOf(cmap.toString('latin1')));
    }
  return fonts;
};

const textOf = (content: string, fonts: Map<string, Map<number, string>>): string => {
  const lines: string[] = [];
  for (const [, block] of content.matchAll(/BT\n([\s\S]*?)\nET/g)) {
    const font = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(block)?.[1] ?? '');
    const hex = [...block.matchAll(/<([0-9a-f]+)>/g)].map(([, glyphs]) => glyphs).join('');
    lines.push(
      (hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(parseInt(glyph, 16)) ?? '').join('')
    );
  }
  return lines.join('\n');
};

/** A PDF string: UTF-16 with a mark where it is not ASCII, with escapes for brackets. */
const stringOf = (raw: string): string => {
  const plain = raw.replace(/\\([nrtbf()\\])/g, (_, c: string) =>
    'nrtbf'.includes(c) ? '\n\r\t\b\f'['nrtbf'.indexOf(c)] : c
  );
  return plain.startsWith('\u00fe\u00ff')
    ? Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le')
    : plain;
};

/** Reads back what `pdfkit` wrote; no general reader of PDF. */
export const readPdf = (file: Buffer): ReadPdf => {
  const objects = objectsOf(file);
  const fonts = fontsOf(objects);
  const all = [...objects.values()];
  const catalog = all.find(({ dictionary }) => dictionary.includes('/Type /Catalog'));
  const info = all.find(({ dictionary }) => dictionary.includes('/Creator'))?.dictionary ?? '';
  const titleObject = objects.get(Number(/\/Title (\d+) 0 R/.exec(info)?.[1]))?.dictionary ?? '';
  const pages = all
    .filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
    .map(({ dictionary }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]));
      return textOf(content?.stream?.toString('latin1') ?? '', fonts);
    });
  const attachments = new Map<string, Buffer>();
  for (const { dictionary } of all) {
    if (!dictionary.includes('/Type /Filespec')) continue;
    const name = stringOf(/\/UF \(((?:\\.|[^\\)])*)\)/.exec(dictionary)?.[1] ?? '');
    const content = objects.get(Number(/\/F (\d+) 0 R/.exec(dictionary)?.[1]))?.stream;
    if (content) attachments.set(name, content);
  }
  return {
    pages,
    text: pages.join('\n').replace(/\s*\n\s*/g, ' '),
    language: /\/Lang \(([^)]*)\)/.exec(catalog?.dictionary ?? '')?.[1] ?? null,
    isTagged: all.some(({ dictionary }) => dictionary.includes('/Marked true')),
    showsTitle: all.some(({ dictionary }) => dictionary.includes('/DisplayDocTitle true')),
    title: stringOf(titleObject.replace(/^\(|\)$/g, '')),
    structure: new Set(all.flatMap(({ dictionary }) => /\/S \/(\w+)/.exec(dictionary)?.[1] ?? [])),
    attachments,
  };
};
