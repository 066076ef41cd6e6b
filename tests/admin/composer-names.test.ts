import { beginning } from '../../admin/src/pages/Campaigns/composer/names';

describe('The name of a block', () => {
  it('keeps words that are short enough', () => {
    expect(beginning('x'.repeat(40))).toBe('x'.repeat(40));
  });

  it('ends with a whole word and says that there is more', () => {
    expect(beginning('Dear reader, Write as you would to one person.')).toBe(
      'Dear reader, Write as you would to one…'
    );
    expect(beginning(`${'x'.repeat(40)} and more`)).toBe(`${'x'.repeat(40)}…`);
  });

  it('cuts a word that is too long by itself', () => {
    expect(beginning('x'.repeat(60))).toBe(`${'x'.repeat(40)}…`);
  });
});
