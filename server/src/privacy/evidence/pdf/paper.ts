import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';

/** A4 in points, and the type area on it. */
export const PAGE = { width: 595.28, height: 841.89 };
export const MARGINS = { top: 88, bottom: 76, left: 62, right: 62 };
export const CONTENT_WIDTH = PAGE.width - MARGINS.left - MARGINS.right;
const HEADER_Y = 42;
const FOOTER_Y = PAGE.height - 46;

export const INK = { text: '#1f2430', quiet: '#5d6472', line: '#d5d8df', accent: '#27406b' };

const resolve = createRequire(import.meta.url).resolve;
const FONTS = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FONTS;

/** Read on first use and kept: the server seldom makes a PDF, and then often several. */
const loaded = new Map<Face, Buffer>();
const fontOf = (face: Face): Buffer => {
  const font = loaded.get(face) ?? readFileSync(resolve(FONTS[face]));
  loaded.set(face, font);
  return font;
};

let characters: Set<number> | null = null;
/** Both faces have the same characters. */
const isPrintable = (codePoint: number): boolean => {
  if (!characters) {
    const font = create(fontOf('regular'));
    characters = new Set('characterSet' in font ? font.characterSet : []);
  }
  return characters.has(codePoint);
};

const MISSING = '\u{FFFD}';

/**
 * Text as the typeface can print it: characters that it lacks become U+FFFD; controls and invisible
 * marks, which could turn a line around, are dropped.
 */
export const printable = (text: string): { text: string; isWhole: boolean } => {
  let isWhole = true;
  const shown = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\u202F/g, '\u00A0')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/[^\n]/gu, (character) => {
      if (isPrintable(character.codePointAt(0) ?? 0)) return character;
      isWhole = false;
      return MISSING;
    });
  return { text: shown, isWhole };
};

/**
 * pdfkit also writes these texts into the XMP metadata, as XML and without escaping: wide forms of
 * the three marks of XML keep it well-formed whatever people are called.
 */
const inMetadata = (text: string): string =>
  text
    .replace(/\p{C}/gu, ' ')
    .replace(/[&<>]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

export interface Style {
  face: Face;
  size: number;
  color: string;
  lineGap: number;
}
export const BODY: Style = { face: 'regular', size: 9.5, color: INK.text, lineGap: 2.5 };
export const STRONG: Style = { ...BODY, face: 'strong' };
export const QUIET: Style = { ...BODY, size: 8.5, color: INK.quiet, lineGap: 2 };
/** Hashes and addresses. */
export const FINE: Style = { ...BODY, size: 8, lineGap: 1.5 };

export interface PaperOptions {
  title: string;
  subject: string;
  author: string;
  /** BCP 47. */
  language: string;
  madeAt: Date;
  header: [left: string, right: string];
  footer: string;
  /** Words a page's number: `1 of 7`. */
  pageOf(page: number, pages: number): string;
}

/**
 * Blank pages with the house's type, margins, header and footer. Everything drawn belongs to a
 * structure element or is marked as an artifact, so that screen readers get headings, tables and
 * text in order (tagged PDF, ISO 32000-1, 14.8).
 */
export const createPaper = (options: PaperOptions) => {
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: options.language,
    displayTitle: true,
    info: {
      Title: inMetadata(options.title),
      Subject: inMetadata(options.subject),
      Author: inMetadata(options.author),
      Creator: 'strapi-plugin-optin',
      CreationDate: options.madeAt,
      ModDate: options.madeAt,
    },
  });
  for (const face of ['regular', 'strong'] as const) doc.registerFont(face, fontOf(face));
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolvePdf, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolvePdf(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.addPage();
  const root = doc.struct('Document');
  doc.addStructure(root);
  let section = root;
  let isWhole = true;

  const clean = (text: string): string => {
    const shown = printable(text);
    isWhole &&= shown.isWhole;
    return shown.text;
  };
  const use = ({ face, size, color }: Style) => doc.font(face).fontSize(size).fillColor(color);

  /** Draws what says nothing by itself: rules, bars, page numbers. */
  const artifact = (type: 'Layout' | 'Pagination', draw: () => void) => {
    doc.markContent('Artifact', { type });
    draw();
    doc.endMarkedContent();
  };

  const headerAndFooter = () => {
    const { count } = doc.bufferedPageRange();
    const [left, right] = options.header;
    for (let index = 0; index < count; index += 1) {
      doc.switchToPage(index);
      // Text below the type area would otherwise start a page of its own.
      doc.page.margins.bottom = 0;
      const line = (text: string, y: number, align: 'left' | 'right') =>
        use({ ...QUIET, size: 8 }).text(clean(text), MARGINS.left, y, {
          width: CONTENT_WIDTH,
          align,
          lineBreak: false,
          ellipsis: true,
        });
      artifact('Pagination', () => {
        line(left, HEADER_Y, 'left');
        line(right, HEADER_Y, 'right');
        doc
          .moveTo(MARGINS.left, HEADER_Y + 18)
          .lineTo(PAGE.width - MARGINS.right, HEADER_Y + 18)
          .lineWidth(0.5)
          .strokeColor(INK.line)
          .stroke();
        line(options.footer, FOOTER_Y, 'left');
        line(options.pageOf(index + 1, count), FOOTER_Y, 'right');
      });
    }
  };

  return {
    doc,
    clean,
    use,
    artifact,
    /** Whether every character so far could be printed. */
    isWhole: () => isWhole,
    /** The structure element that new ones go into. */
    current: () => section,
    openSection() {
      section = doc.struct('Sect');
      root.add(section);
    },
    /** Points left on this page. */
    room: (): number => PAGE.height - MARGINS.bottom - doc.y,
    /** Starts a new page unless this many points are left. */
    need(points: number) {
      if (doc.y + points > PAGE.height - MARGINS.bottom && doc.y > MARGINS.top) doc.addPage();
    },
    heightOf: (text: string, style: Style, width: number): number =>
      use(style).heightOfString(clean(text), { width, lineGap: style.lineGap }),
    /** Writes text at `x` and the present height; goes on over pages. */
    write(text: string, style: Style, x: number, width: number) {
      // A space before each break keeps lines apart for those who have the text read to them.
      use(style).text(clean(text).replace(/\n/g, ' \n'), x, doc.y, {
        width,
        lineGap: style.lineGap,
      });
    },
    attach(name: string, content: Buffer, description: string) {
      doc.file(content, {
        name,
        type: 'application/json',
        description,
        creationDate: options.madeAt,
        modifiedDate: options.madeAt,
      });
    },
    finish(): Promise<Buffer> {
      headerAndFooter();
      root.end();
      doc.end();
      return done;
    },
  };
};
export type Paper = ReturnType<typeof createPaper>;
