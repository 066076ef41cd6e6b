import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import type { Condition, ConditionRule, MessageBlock } from '../../content-types';
import { conditionHolds } from '../../content-types';
import type { CompiledTemplates } from '../../server/src/messages';
import { compile } from '../../server/src/messages/compile';
import { factsOf, factsOfNobody, languagesOf, type Facts } from '../../server/src/messages/facts';
import { personalise } from '../../server/src/messages/personalise';
import { closeGaps, createSlots } from '../../server/src/messages/slots';
import { campaign, paragraph, recipient, sender } from '../helpers/mail';

const rule = (path: string, value: string, op: ConditionRule['op'] = 'is'): Condition => ({
  match: 'all',
  rules: [{ path, op, value }],
});

const mailFor = async (compiled: CompiledTemplates, facts?: Facts) => {
  const raw = personalise({ compiled, sender, recipient: recipient({ facts }) })
    .raw()
    .toString('utf8');
  const { text = '', html } = await simpleParser(raw);
  return { raw, text, html: String(html) };
};

/** The words of a part, in order. */
const wordsIn = (part: string): string[] => part.match(/word\d+/g) ?? [];

const VOID = new Set(['meta', 'img', 'br', 'hr', 'input', 'link']);
/** Tags that are open where they should not be, in the order in which that was found. */
const unbalanced = (html: string): string[] => {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, end, name, , self] of html.matchAll(
    /<(\/)?([a-zA-Z][\w:]*)((?:\s[^<>]*?)?)(\/)?>/g
  )) {
    if (end) {
      if (open.at(-1) === name) open.pop();
      else wrong.push(name);
    } else if (!self && !VOID.has(name)) open.push(name);
  }
  return [...wrong, ...open];
};
/** As programs see it that know no conditional comments, and as Outlook does. */
const views = (html: string): Record<'other' | 'outlook', string> => ({
  other: html
    .replace(/<!--\[if !mso[^\]]*\]><!-->|<!--<!\[endif\]-->/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, ''),
  outlook: html
    .replace(/<!--\[if !mso[^\]]*\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, '')
    .replace(/<!--\[if [^\]]*\]>([\s\S]*?)<!\[endif\]-->/g, '$1')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, ''),
});

const CONDITIONS: Condition[] = [
  rule('locale', 'fr'),
  rule('lists', '7'),
  rule('fields.city', 'Brest'),
  {
    match: 'any',
    rules: [...rule('lists', '8').rules, ...rule('fields.age', '18', 'at-least').rules],
  },
];
const readers: fc.Arbitrary<Facts> = fc
  .record({
    locale: fc.constantFrom('en', 'fr', 'fr-CA', 'de'),
    listIds: fc.subarray([7, 8, 9]),
    fields: fc.record({
      city: fc.constantFrom('Brest', 'Köln', null),
      age: fc.constantFrom(17, 18, null),
    }),
  })
  .map(factsOf);

let words = 0;
const whens = fc.constantFrom<(Condition | null)[]>(null, ...CONDITIONS);
const simpleBlock = fc
  .tuple(
    whens,
    fc.constantFrom('text', 'heading', 'button', 'divider', 'spacer', 'quote'),
    fc.integer()
  )
  .map(([when, type, salt]): Exclude<MessageBlock, { type: 'columns' | 'query' | 'footer' }> => {
    words += 1;
    const id = `b${words}`;
    const text = `word${words}${salt % 3 === 0 ? ` é {{ x }} {% if c0 %} ${'long '.repeat(20)}` : ''}`;
    const content = [{ type: 'text' as const, text }];
    switch (type) {
      case 'heading':
        return { id, type, level: 2, align: 'left', content, when };
      case 'button':
        return { id, type, text: `word${words}`, url: 'https://a.example/', align: 'left', when };
      case 'divider':
        return { id, type, when };
      case 'spacer':
        return { id, type, height: 20, when };
      case 'quote':
        return { id, type, content, author: '', when };
      default:
        return { id, type: 'text', content: [{ type: 'paragraph', content }], when };
    }
  });
const block: fc.Arbitrary<MessageBlock> = fc.oneof(
  { weight: 3, arbitrary: simpleBlock },
  fc
    .tuple(whens, fc.array(fc.array(simpleBlock, { maxLength: 2 }), { minLength: 1, maxLength: 3 }))
    .map(([when, columns]): MessageBlock => {
      words += 1;
      return {
        id: `b${words}`,
        type: 'columns',
        when,
        columns: columns.map((blocks, index) => ({ id: `b${words}c${index}`, blocks })),
      };
    })
);
/** What a reader is to see, as a document without conditions. */
const visibleTo = (facts: Facts, blocks: MessageBlock[]): MessageBlock[] => {
  const visible = <B extends MessageBlock>(all: B[]): B[] =>
    all.flatMap((one) => (conditionHolds(one.when, facts) ? [{ ...one, when: null }] : []));
  return visible(blocks).map((one) =>
    one.type === 'columns'
      ? {
          ...one,
          columns: one.columns.map((column) => ({ ...column, blocks: visible(column.blocks) })),
        }
      : one
  );
};

describe('a message with parts for some readers only', () => {
  test('reads for each of them as if the rest had never been in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        readers,
        async (blocks, facts) => {
          const document = [paragraph('Good morning'), ...blocks];
          const compiled = await compile(campaign(document));
          const mail = await mailFor(compiled, facts);
          const alone = await mailFor(await compile(campaign(visibleTo(facts, document))));
          expect(mail.text).not.toMatch(/\n\s*\n\s*\n/);
          // An edge is an empty line also where blocks without one would stand closer.
          expect(mail.text.split(/\n+/)).toEqual(alone.text.split(/\n+/));
          expect(wordsIn(mail.html)).toEqual(wordsIn(alone.html));
          for (const html of Object.values(views(mail.html))) expect(unbalanced(html)).toEqual([]);
          const body = mail.raw.slice(mail.raw.indexOf('\r\n\r\n')).split('\r\n');
          expect(body.filter((line) => line.length > 76)).toEqual([]);
          expect(
            body.filter((line) => !/^[\x20-\x7e]*$/.test(line) || /[ \t]$/.test(line))
          ).toEqual([]);
          expect(mail.raw).not.toContain('{%');
        }
      ),
      { numRuns: 120 }
    );
  }, 120_000);

  test('says the same to providers that put mails together themselves', async () => {
    const compiled = await compile(
      campaign([
        paragraph('For all', 'a'),
        { ...paragraph('For Brest', 'b'), when: rule('fields.city', 'Brest') },
      ])
    );
    for (const [city, there] of [
      ['Brest', true],
      ['Köln', false],
    ] as const) {
      const mail = personalise({
        compiled,
        sender,
        recipient: recipient({ facts: factsOf({ locale: 'en', fields: { city } }) }),
      });
      const { html, text } = mail.parts();
      const whole = await simpleParser(mail.raw());
      expect(text.includes('For Brest')).toBe(there);
      expect(html.includes('For Brest')).toBe(there);
      expect(text.trim()).toBe(whole.text?.trim());
      expect(html.trim()).toBe(String(whole.html).trim());
    }
  });

  test('has one name for equal conditions, and another hash where only a condition differs', async () => {
    const city = rule('fields.city', 'Brest');
    const turned: Condition = {
      rules: [{ value: 'Brest', op: 'is', path: 'fields.city' }],
      match: 'all',
    };
    const of = (...conditions: Condition[]) =>
      compile(
        campaign([
          paragraph('For all'),
          ...conditions.map((when, index) => ({ ...paragraph('Same', `b${index}`), when })),
        ])
      );
    const one = await of(city, turned, rule('locale', 'fr'));
    expect(one.conditions).toEqual({ c0: city, c1: rule('locale', 'fr') });
    const other = await of(city, turned, rule('locale', 'de'));
    expect([other.html, other.mime]).toEqual([one.html, one.mime]);
    expect(other.hash).not.toBe(one.hash);
    expect((await compile(campaign([paragraph('Plain')]))).conditions).toBeNull();
  });

  test('leaves no empty card to whoever sees nothing of it', async () => {
    const cards = (html: string) => html.match(/<div\s[^>]*class="optin-card"/g)?.length ?? 0;
    const footer = (id: string): MessageBlock => ({ id, type: 'footer', content: [] });
    const compiled = await compile(
      campaign([
        paragraph('word1', 'a'),
        footer('f'),
        { ...paragraph('word2', 'b'), when: rule('locale', 'fr') },
        { ...paragraph('word3', 'c'), when: rule('lists', '7') },
      ])
    );
    for (const [facts, seen] of [
      [factsOfNobody('en'), 1],
      [factsOfNobody('fr'), 2],
      [factsOf({ locale: 'en', listIds: [7] }), 2],
    ] as const) {
      const { html } = await mailFor(compiled, facts);
      expect(cards(html)).toBe(seen);
      for (const view of Object.values(views(html))) expect(unbalanced(view)).toEqual([]);
    }
  });

  test('takes a condition without rules for one that everybody meets', async () => {
    const when: Condition = { match: 'any', rules: [] };
    const compiled = await compile(campaign([{ ...paragraph('word1'), when }]));
    expect(compiled.conditions).toBeNull();
    expect((await mailFor(compiled)).text).toContain('word1');
  });

  test('keeps marks and tags that somebody typed from opening or ending a part', async () => {
    const typed = '\uFDD20\uFDD1\uFDD30\uFDD1{% endif %}{% if c0 %}{{ c0 }}';
    const compiled = await compile(
      campaign([
        paragraph(`before ${typed}`, 'a'),
        { ...paragraph(`inside ${typed}`, 'b'), when: rule('locale', 'fr') },
        paragraph('after', 'c'),
      ])
    );
    const seen = '{% endif %}{% if c0 %}{{ c0 }}';
    const english = await mailFor(compiled, factsOfNobody('en'));
    expect(english.text).toContain(`before 00${seen}`);
    expect(english.text).not.toContain('inside');
    expect(english.text).toContain('after');
    const french = await mailFor(compiled, factsOfNobody('fr'));
    for (const part of [french.text, french.html]) expect(part).toContain(`inside 00${seen}`);
  });

  test('gives somebody of whom nothing is known what asks for nothing', async () => {
    const compiled = await compile(
      campaign([
        { ...paragraph('word1', 'a'), when: rule('lists', '7') },
        { ...paragraph('word2', 'b'), when: rule('lists', '', 'empty') },
        { ...paragraph('word3', 'c'), when: rule('fields.city', '', 'filled') },
        { ...paragraph('word4', 'd'), when: rule('locale', 'fr') },
      ])
    );
    expect(wordsIn((await mailFor(compiled)).text)).toEqual(['word2']);
    expect(wordsIn((await mailFor(compiled, factsOfNobody('fr-BE'))).text)).toEqual([
      'word2',
      'word4',
    ]);
  });
});

describe('what conditions know of a reader', () => {
  test('a language counts with all that it is a variety of, never the other way round', () => {
    expect(languagesOf('fr-CA')).toEqual(['fr-CA', 'fr']);
    expect(languagesOf('zh_hant_TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh']);
    expect(languagesOf('not a language')).toEqual(['not a language']);
    const holds = (locale: string, condition: Condition) =>
      conditionHolds(condition, factsOfNobody(locale));
    expect(holds('fr-CA', rule('locale', 'fr'))).toBe(true);
    expect(holds('fr-ca', rule('locale', 'fr-CA'))).toBe(true);
    expect(holds('fr', rule('locale', 'fr-CA'))).toBe(false);
    expect(holds('fr-CA', rule('locale', 'fr', 'is-not'))).toBe(false);
    expect(holds('de', rule('locale', 'fr', 'is-not'))).toBe(true);
    expect(holds('fro', rule('locale', 'fr'))).toBe(false);
  });

  test('lists are told by their whole ids, fields by what is stored', () => {
    const facts = factsOf({
      locale: 'en',
      listIds: [17],
      fields: { boat: false, topics: ['sea', 'food'], age: 9, born: '1990-05-17' },
    });
    const holds = (condition: Condition) => conditionHolds(condition, facts);
    expect(holds(rule('lists', '17'))).toBe(true);
    expect(holds(rule('lists', '7'))).toBe(false);
    expect(holds(rule('fields.topics', 'food'))).toBe(true);
    expect(holds(rule('fields.boat', 'false'))).toBe(true);
    expect(holds(rule('fields.age', '10', 'at-most'))).toBe(true);
    expect(holds(rule('fields.born', '1990-01-01', 'at-least'))).toBe(true);
    expect(facts('fields.constructor')).toBeNull();
    expect(facts('email')).toBeNull();
  });
});

describe('marks of parts', () => {
  const at = (condition: Condition) => createSlots().edges(condition);
  const { open, close } = at(rule('locale', 'fr'));

  test('in the text part, each part ends with the gap that follows it', () => {
    expect(closeGaps(`a\n\n${open}\nb\n${close}\n\nc`)).toBe(`a\n\n${open}b\n\n${close}c`);
    expect(closeGaps(`${open}\n\nb\n\n${close} ${open}c\n${close}\nd`)).toBe(
      `${open}b\n\n${close}${open}c\n\n${close}d`
    );
    expect(closeGaps(`a\n${open} ${close}\n\nb`)).toBe('a\n\nb');
    expect(closeGaps('a\n\n\u200a\n\nb\nc')).toBe('a\n\nb\nc');
  });

  test('that came apart keep a message from being made', () => {
    const slots = createSlots();
    const outer = slots.edges(rule('locale', 'fr'));
    const inner = slots.edges(rule('lists', '7'));
    expect(() => slots.split(`${outer.open}${inner.open}${outer.close}${inner.close}`)).toThrow();
    expect(() => slots.split(`${outer.open}x`)).toThrow();
    expect(() => slots.split(`x${outer.close}`)).toThrow();
    expect(slots.split(`${outer.open}${inner.open}x${inner.close}${outer.close}`)).toHaveLength(5);
  });
});
