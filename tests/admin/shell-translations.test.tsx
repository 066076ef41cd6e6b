import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { loadMessages } from '../../admin/src/translations';
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

  it('break no line before what French sets apart, and stay messages', async () => {
    const shown = await loadMessages('fr-CA');
    const texts = Object.values(shown);
    expect(texts.filter((text) => /\S [:;!?»](?!:)|« /.test(text))).toEqual([]);
    expect(texts.filter((text) => /\u00a0[:;!?»]/.test(text)).length).toBeGreaterThan(100);
    for (const text of texts) expect(() => parse(text)).not.toThrow();
    expect(shown['optin.common.error.unknown']).not.toBe(en['common.error.unknown']);
    const english = await loadMessages('de');
    expect(english['optin.common.error.unknown']).toBe(en['common.error.unknown']);
  });
});
