import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { messages as en } from '../../admin/src/translations/en';
import { messages as fr } from '../../admin/src/translations/fr';

/** Names that a text expects values for, those inside plurals too. */
const placeholders = (elements: MessageFormatElement[], found = new Set<string>()): Set<string> => {
  for (const element of elements) {
    if ('value' in element && element.type !== TYPE.literal) found.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) placeholders(option.value, found);
  }
  return found;
};

describe('the texts of the panel', () => {
  it('exist in English and French alike', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it('are never empty', () => {
    for (const texts of [en, fr])
      expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('ask for the same values in both languages', () => {
    const asked = (texts: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, [...placeholders(parse(text))].sort()])
      );
    expect(asked(fr)).toEqual(asked(en));
  });
});
