import { DesignSystemProvider } from '@strapi/design-system';
import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { IntlProvider } from 'react-intl';
import WordDiff from '../../admin/src/pages/Consent/wordings/WordDiff';
import { askingNow, peopleBelow } from '../../admin/src/pages/Consent/wordings/asking';
import { validateWording } from '../../admin/src/pages/Consent/wordings/values';
import {
  fillTexts,
  fillWording,
  insertAt,
  unfilledVariables,
  unknownVariables,
} from '../../admin/src/pages/Consent/wordings/variables';
import type { Translate } from '../../admin/src/hooks/useT';
import { messages } from '../../admin/src/translations/en';
import * as server from '../../server/src/consent/variables';

const t: Translate = Object.assign((key: string) => key, {
  maybe: (_: string, text: string) => text,
});
const prefixed = Object.fromEntries(
  Object.entries(messages).map(([key, text]) => [`optin.${key}`, text])
);

describe('the stand-ins of a wording', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('{controller}', '{list}', '{partner}', '{shop}', '{', '}', '{}', '{List}'),
        fc.string({ maxLength: 8 })
      ),
      { maxLength: 8 }
    )
    .map((parts) => parts.join(''));
  const word = fc.string({ minLength: 1, maxLength: 8 });

  it('read in the panel as on the server', () => {
    fc.assert(
      fc.property(text, word, word, word, (wording, controller, list, partner) => {
        const values = { controller, list, partner };
        expect(fillWording(wording, values)).toBe(server.fillWording(wording, values));
        expect(unknownVariables(wording)).toEqual(server.unknownVariables(wording));
      })
    );
  });

  it('keep their braces where nothing fills them', () => {
    expect(fillWording('{controller} and {partner}', { controller: 'ACME' })).toBe(
      'ACME and {partner}'
    );
  });

  it('are filled per language, as each form says', () => {
    expect(
      fillTexts(
        { en: 'Join {list}', fr: 'Rejoignez {list}' },
        { en: { list: 'News' } },
        { list: 'Example' }
      )
    ).toEqual({ en: 'Join News', fr: 'Rejoignez Example' });
  });

  it('are named where a form has nothing to put in', () => {
    const values = { en: { list: 'News', controller: '', partner: '' } };
    const texts = { en: '{controller}: {list}', fr: '{partner}' };
    // French is none of the form's languages.
    expect(unfilledVariables(texts, values)).toEqual(['controller']);
    expect(unfilledVariables({ en: '{list}' }, values)).toEqual([]);
  });

  it('stop the save where they stand for nothing', () => {
    const values = { name: 'News', draft: { en: 'From {controler}', fr: 'De {controller}' } };
    expect(Object.keys(validateWording(values, t))).toEqual(['draft.en']);
  });
});

describe('a click on a stand-in', () => {
  it.each([
    ['at the end', 'I agree that', 12, 12, 'I agree that {list}', 19],
    ['into an empty text', '', 0, 0, '{list}', 6],
    ['between two words', 'News of today', 4, 4, 'News {list} of today', 11],
    ['after a space', 'News of ', 8, 8, 'News of {list}', 14],
    ['before a full stop', 'News of.', 7, 7, 'News of {list}.', 14],
    ['in place of a selection', 'News of XX today', 8, 10, 'News of {list} today', 14],
  ])('puts it %s', (_, text, start, end, expected, caret) => {
    expect(insertAt(text, '{list}', start, end)).toEqual({ text: expected, caret });
  });
});

describe('a new version', () => {
  const versions = [
    { version: 3, people: 2 },
    { version: 2, people: 5 },
    { version: 1, people: 40 },
  ];

  it('counts those who agreed to an older one', () => {
    expect(peopleBelow(versions, 4)).toBe(47);
    expect(peopleBelow(versions, 3)).toBe(45);
    expect(peopleBelow(versions, 1)).toBe(0);
  });

  it('knows whether they are being asked already', () => {
    const now = { publishedVersion: 3, askVersion: 0, askStops: false };
    expect(askingNow(now)).toBe('keep');
    expect(askingNow({ ...now, askVersion: 3 })).toBe('ask');
    expect(askingNow({ ...now, askVersion: 3, askStops: true })).toBe('stop');
    // Asked for an older version: the latest is another question.
    expect(askingNow({ ...now, askVersion: 2, askStops: true })).toBe('keep');
  });

  it('shows what it takes away and adds, word by word, and what stays', () => {
    const { container } = render(
      <IntlProvider locale="en" messages={prefixed}>
        <DesignSystemProvider>
          <WordDiff
            before={{ en: 'One mail a month.', fr: 'Un e-mail par mois.' }}
            after={{ en: 'One mail a week.', fr: 'Un e-mail par mois.' }}
          />
        </DesignSystemProvider>
      </IntlProvider>
    );
    const marked = (tag: string) =>
      [...container.querySelectorAll(tag)].map(({ lastChild }) => lastChild?.textContent);
    expect(marked('del')).toEqual(['month']);
    expect(marked('ins')).toEqual(['week']);
    expect(screen.getByText('added:')).toBeInTheDocument();
    expect(screen.getByText('Nothing changes.')).toBeInTheDocument();
  });
});
