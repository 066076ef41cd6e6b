import {
  BODY,
  CONTENT_WIDTH,
  INK,
  MARGINS,
  PAGE,
  QUIET,
  STRONG,
  type Paper,
  type Style,
} from './paper';

/** pdfkit knows `scope`; its types do not yet, and take it beside a member that they know. */
export const headerOf = (scope: 'Row' | 'Column') => ({ title: undefined, scope });

export const rule = ({ doc, artifact }: Paper, y: number, x = MARGINS.left) =>
  artifact('Layout', () => {
    doc
      .moveTo(x, y)
      .lineTo(PAGE.width - MARGINS.right, y)
      .lineWidth(0.5)
      .strokeColor(INK.line)
      .stroke();
  });

export const space = ({ doc }: Paper, points: number) => {
  doc.y = Math.min(doc.y + points, PAGE.height - MARGINS.bottom);
};

const tagged = (paper: Paper, tag: string, draw: () => void) => {
  const element = paper.doc.struct(tag, {}, draw);
  paper.current().add(element);
};

export const title = (paper: Paper, text: string, subtitle: string) => {
  paper.openSection();
  tagged(paper, 'H1', () =>
    paper.write(text, { ...STRONG, size: 24, color: INK.accent }, MARGINS.left, CONTENT_WIDTH)
  );
  space(paper, 2);
  tagged(paper, 'P', () =>
    paper.write(subtitle, { ...BODY, size: 14 }, MARGINS.left, CONTENT_WIDTH)
  );
  space(paper, 16);
};

/**
 * Opens a section; it is listed in the reader's outline.
 * @param room points that must follow on the same page
 */
export const heading = (paper: Paper, text: string, room = 60) => {
  paper.openSection();
  space(paper, 20);
  paper.need(36 + room);
  paper.doc.outline.addItem(text);
  tagged(paper, 'H2', () =>
    paper.write(text, { ...STRONG, size: 14, color: INK.accent }, MARGINS.left, CONTENT_WIDTH)
  );
  space(paper, 8);
};

export const subheading = (paper: Paper, text: string, aside = '') => {
  paper.need(64);
  const { doc } = paper;
  const y = doc.y;
  const asideWidth = aside ? 130 : 0;
  if (aside)
    paper.artifact('Layout', () => {
      paper.use({ ...QUIET }).text(paper.clean(aside), PAGE.width - MARGINS.right - asideWidth, y, {
        width: asideWidth,
        align: 'right',
      });
    });
  doc.y = y;
  tagged(paper, 'H3', () =>
    paper.write(text, { ...STRONG, size: 10.5 }, MARGINS.left, CONTENT_WIDTH - asideWidth)
  );
  space(paper, 4);
};

export const paragraph = (paper: Paper, text: string, style: Style = BODY) => {
  tagged(paper, 'P', () => paper.write(text, style, MARGINS.left, CONTENT_WIDTH));
  space(paper, 6);
};

const TONES = {
  good: { bar: '#2f6846', ground: '#eef6f0' },
  bad: { bar: '#b3261e', ground: '#fcf0ef' },
  quiet: { bar: INK.quiet, ground: '#f3f4f6' },
} as const;

/** A short statement that must be seen first; its words carry it, colour only helps. */
export const notice = (paper: Paper, tone: keyof typeof TONES, head: string, text: string) => {
  const inner = CONTENT_WIDTH - 32;
  const headStyle: Style = { ...STRONG, size: 11, color: TONES[tone].bar };
  const height = paper.heightOf(head, headStyle, inner) + paper.heightOf(text, BODY, inner) + 22;
  paper.need(height);
  const { doc } = paper;
  const top = doc.y;
  paper.artifact('Layout', () => {
    doc.rect(MARGINS.left, top, CONTENT_WIDTH, height).fill(TONES[tone].ground);
    doc.rect(MARGINS.left, top, 3, height).fill(TONES[tone].bar);
  });
  doc.y = top + 10;
  tagged(paper, 'P', () => paper.write(head, headStyle, MARGINS.left + 18, inner));
  doc.y += 2;
  tagged(paper, 'P', () => paper.write(text, BODY, MARGINS.left + 18, inner));
  doc.y = top + height;
  space(paper, 14);
};

export interface Fact {
  label: string;
  value: string;
  style?: Style;
  /** Set apart by a bar, as words that somebody was shown. */
  isQuote?: boolean;
  /** BCP 47 tag where the value is not in the document's language. */
  language?: string;
}

/** Leaves out what is not there. */
export const given = (rows: (Fact | null)[]): Fact[] =>
  rows.filter((row): row is Fact => row !== null && row.value !== '');

const LABEL_WIDTH = 122;
const VALUE_X = MARGINS.left + LABEL_WIDTH + 14;
const VALUE_WIDTH = PAGE.width - MARGINS.right - VALUE_X;
const QUOTE_INDENT = 12;

const heightOfFact = (paper: Paper, { label, value, style = BODY, isQuote }: Fact): number =>
  Math.max(
    paper.heightOf(value, style, isQuote ? VALUE_WIDTH - QUOTE_INDENT : VALUE_WIDTH),
    paper.heightOf(label, QUIET, LABEL_WIDTH)
  );

/** What is higher than this may be torn. */
const TOGETHER = PAGE.height / 3;

/** Points that these facts and their heading want on one page: all, or a beginning of many. */
export const roomFor = (paper: Paper, rows: Fact[], headingHeight: number): number => {
  const height = rows.reduce((sum, row) => sum + heightOfFact(paper, row) + 4, headingHeight);
  return height <= TOGETHER ? height : 140;
};

/** Draws the bar of a quotation beside text that may have run over pages. */
const bar = ({ doc, artifact }: Paper, from: { page: number; y: number }) => {
  const last = doc.bufferedPageRange().count - 1;
  const end = doc.y;
  for (let page = from.page; page <= last; page += 1) {
    doc.switchToPage(page);
    const top = page === from.page ? from.y : MARGINS.top;
    const bottom = page === last ? end : PAGE.height - MARGINS.bottom;
    artifact('Layout', () => {
      doc.rect(VALUE_X, top + 1, 2, Math.max(0, bottom - top - 3)).fill(INK.accent);
    });
  }
};

/** Labels and values; a value may run over pages. */
export const facts = (paper: Paper, rows: Fact[], { ruled = false } = {}) => {
  const { doc } = paper;
  const table = doc.struct('Table');
  paper.current().add(table);
  for (const fact of rows) {
    const { label, value, style = BODY, isQuote = false, language } = fact;
    const x = isQuote ? VALUE_X + QUOTE_INDENT : VALUE_X;
    const width = isQuote ? VALUE_WIDTH - QUOTE_INDENT : VALUE_WIDTH;
    const height = heightOfFact(paper, fact);
    // A short value stays whole; a long one starts where there is room for a few lines.
    paper.need(Math.min(height, 72));
    if (isQuote) doc.y += 2;
    const from = { page: doc.bufferedPageRange().count - 1, y: doc.y };
    const row = doc.struct('TR');
    table.add(row);
    row.add(
      doc.struct('TH', headerOf('Row'), () => {
        // Smaller type on the value's baseline.
        doc.y = from.y + style.size - QUIET.size;
        paper.write(label, QUIET, MARGINS.left, LABEL_WIDTH);
      })
    );
    const labelEnd = doc.y;
    doc.y = from.y;
    row.add(
      doc.struct('TD', { lang: language }, () => {
        paper.write(value, style, x, width);
      })
    );
    row.end();
    const isOnOnePage = doc.bufferedPageRange().count - 1 === from.page;
    if (isQuote) bar(paper, from);
    if (isOnOnePage) doc.y = Math.max(doc.y, labelEnd);
    space(paper, ruled || isQuote ? 5 : 3);
    if (ruled) {
      rule(paper, doc.y);
      space(paper, 6);
    }
  }
  table.end();
};
