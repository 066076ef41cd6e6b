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
const headerOf = (scope: 'Row' | 'Column') => ({ title: undefined, scope });

const rule = ({ doc, artifact }: Paper, y: number, x = MARGINS.left) =>
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

/** Opens a section; it is listed in the reader's outline. */
export const heading = (paper: Paper, text: string) => {
  paper.openSection();
  space(paper, 20);
  paper.need(96);
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

const LABEL_WIDTH = 122;
const VALUE_X = MARGINS.left + LABEL_WIDTH + 14;
const VALUE_WIDTH = PAGE.width - MARGINS.right - VALUE_X;

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
  for (const { label, value, style = BODY, isQuote = false, language } of rows) {
    const x = isQuote ? VALUE_X + 12 : VALUE_X;
    const width = isQuote ? VALUE_WIDTH - 12 : VALUE_WIDTH;
    const height = Math.max(
      paper.heightOf(value, style, width),
      paper.heightOf(label, QUIET, LABEL_WIDTH)
    );
    paper.need(Math.min(height, PAGE.height / 4));
    const from = { page: doc.bufferedPageRange().count - 1, y: doc.y };
    const row = doc.struct('TR');
    table.add(row);
    row.add(
      doc.struct('TH', headerOf('Row'), () => {
        // Smaller type on the value's baseline.
        doc.y = from.y + 1;
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
    space(paper, ruled ? 5 : 3);
    if (ruled) {
      rule(paper, doc.y);
      space(paper, 6);
    }
  }
  table.end();
};

export interface Column {
  label: string;
  /** Share of the width. */
  share: number;
  align?: 'left' | 'right';
}
/** A cell's text, and quieter text below it. */
export type Cell = string | { text: string; below?: string; style?: Style };

const GUTTER = 12;

/** A table whose head returns on every page; a row stays on one page. */
export const table = (paper: Paper, columns: Column[], rows: Cell[][]) => {
  const { doc } = paper;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const usable = CONTENT_WIDTH - GUTTER * (columns.length - 1);
  let left = MARGINS.left;
  const places = columns.map(({ share, align = 'left' }) => {
    const place = { x: left, width: (usable * share) / shares, align };
    left += place.width + GUTTER;
    return place;
  });
  const cellOf = (cell: Cell) => (typeof cell === 'string' ? { text: cell } : cell);
  const heightOf = (cells: Cell[]): number =>
    Math.max(
      ...cells.map((cell, index) => {
        const { text, below, style = BODY } = cellOf(cell);
        const { width } = places[index];
        return (
          paper.heightOf(text, style, width) + (below ? paper.heightOf(below, QUIET, width) : 0)
        );
      })
    );
  const draw = (text: string, style: Style, index: number) => {
    const { x, width, align } = places[index];
    paper.use(style).text(paper.clean(text), x, doc.y, { width, align, lineGap: style.lineGap });
  };

  const element = doc.struct('Table');
  paper.current().add(element);
  const head = (drawCell: (index: number, drawText: () => void) => void) => {
    const top = doc.y;
    let bottom = top;
    columns.forEach(({ label }, index) => {
      doc.y = top;
      drawCell(index, () => draw(label, { ...QUIET, face: 'strong' }, index));
      bottom = Math.max(bottom, doc.y);
    });
    doc.y = bottom + 3;
    rule(paper, doc.y);
    doc.y += 5;
  };
  paper.need(60);
  const headRow = doc.struct('TR');
  element.add(headRow);
  head((_, drawText) => headRow.add(doc.struct('TH', headerOf('Column'), drawText)));
  headRow.end();

  for (const cells of rows) {
    const height = heightOf(cells);
    if (height + 10 > paper.room()) {
      doc.addPage();
      head((_, drawText) => paper.artifact('Pagination', drawText));
    }
    const top = doc.y;
    const row = doc.struct('TR');
    element.add(row);
    cells.forEach((cell, index) => {
      const { text, below, style = BODY } = cellOf(cell);
      doc.y = top;
      row.add(
        doc.struct('TD', {}, () => {
          draw(text, style, index);
          if (below) draw(below, QUIET, index);
        })
      );
    });
    row.end();
    doc.y = top + height + 4;
    rule(paper, doc.y);
    doc.y += 5;
  }
  element.end();
  space(paper, 4);
};
