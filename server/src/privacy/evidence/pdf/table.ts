import { headerOf, rule, space } from './blocks';
import { BODY, CONTENT_WIDTH, MARGINS, QUIET, type Paper, type Style } from './paper';

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
