import { fileNameFrom } from '../../admin/src/utils/file-name';
import { fromDay, lastDayBefore, readTyped, toDay } from '../../admin/src/utils/day';
import { visibleSections } from '../../admin/src/pages/Consent/area/sections';
import { visibleEntries } from '../../admin/src/components/nav-entries';
import { EMPTY_FILE, fileState, validateFile } from '../../admin/src/pages/Consent/files/values';
import { faultText, percentOf, secondsLeft } from '../../admin/src/pages/Consent/ledger/verdict';
import { layOutCalendar, validateRetention } from '../../admin/src/pages/Consent/retention/values';
import {
  passiveObstacle,
  readDomains,
  readLocalParts,
} from '../../admin/src/pages/Consent/rules/values';
import type { Translate, TextValues } from '../../admin/src/hooks/useT';

const t: Translate = Object.assign(
  (key: string, values?: TextValues) => (values ? `${key} ${JSON.stringify(values)}` : key),
  { maybe: (_: string, text: string) => text }
);
const DAY = 24 * 3600 * 1000;

describe('the name of a downloaded file', () => {
  it.each([
    ['attachment; filename="evidence-7.pdf"', 'evidence-7.pdf'],
    ['attachment; filename=evidence-7.pdf', 'evidence-7.pdf'],
    [`attachment; filename="x.pdf"; filename*=UTF-8''preuves-%C3%A9t%C3%A9.pdf`, 'preuves-été.pdf'],
    ['attachment; filename="../../etc/passwd"', '..-..-etc-passwd'],
    ['attachment; filename="a \\"quoted\\" name.json"', 'a -quoted- name.json'],
    [`attachment; filename*=UTF-8''%E0%A4%A`, 'fallback.pdf'],
    ['attachment', 'fallback.pdf'],
    [null, 'fallback.pdf'],
  ])('comes from %s', (disposition, name) => {
    expect(fileNameFrom(disposition, 'fallback.pdf')).toBe(name);
  });
});

describe('the pages of the consent area', () => {
  it('are those that the administrator may see', () => {
    const sections = (...held: string[]) =>
      visibleSections((action) => held.includes(action)).map(({ name }) => name);
    expect(sections('export-evidence')).toEqual(['ledger']);
    expect(sections('read-retention', 'read-provenances')).toEqual(['retention', 'files']);
    expect(sections()).toEqual([]);
  });

  it('are reached from the menu by whoever may see one of them', () => {
    const paths = visibleEntries((action) => action === 'read-retention').map(({ path }) => path);
    expect(paths).toEqual(['/consent']);
  });
});

describe('days of law', () => {
  it('name the last day of a contract, whatever the zone of the reader', () => {
    const end = Date.parse('2026-12-31T00:00:00Z') + DAY;
    expect(lastDayBefore(end)).toBe('2026-12-31');
  });

  it('come back from the calendar as they went in', () => {
    for (const day of ['2026-01-01', '2026-03-29', '2026-10-25', '2028-02-29'])
      expect(toDay(fromDay(day))).toBe(day);
  });
});

describe('a day that somebody types', () => {
  it.each([
    ['12/31/2026', 'en', '2026-12-31'],
    ['1/2/2026', 'en', '2026-01-02'],
    ['31/12/2026', 'fr', '2026-12-31'],
    ['31.12.2026', 'de', '2026-12-31'],
    ['2/29/2026', 'en', null],
    ['12/31/26', 'en', null],
    ['12/31', 'en', null],
    ['', 'fr', null],
  ])('reads %s in %s', (text, locale, day) => {
    expect(readTyped(text, locale)).toBe(day);
  });
});

describe('a verification', () => {
  it('counts in whole percents and never past the end', () => {
    expect(percentOf({ checked: 0, total: 10 })).toBe(0);
    expect(percentOf({ checked: 999, total: 1000 })).toBe(99);
    expect(percentOf({ checked: 12, total: 10 })).toBe(100);
    expect(percentOf({ checked: 0, total: 0 })).toBe(100);
  });

  it('says how long it takes once it has seen a pace', () => {
    expect(secondsLeft(null, { at: 0, checked: 5 }, 10)).toBeNull();
    expect(secondsLeft({ at: 0, checked: 0 }, { at: 500, checked: 5 }, 10)).toBeNull();
    expect(secondsLeft({ at: 0, checked: 0 }, { at: 2000, checked: 0 }, 10)).toBeNull();
    expect(secondsLeft({ at: 0, checked: 100 }, { at: 2000, checked: 300 }, 1300)).toBe(10);
  });

  it('names the first record or seal that does not hold', () => {
    const fault = { recordId: 7, subscriberId: 3, seq: 2, day: null, range: null };
    expect(faultText({ ...fault, problem: 'hash' }, t)).toContain('consent.verify.problem.hash');
    expect(faultText({ ...fault, problem: 'hash' }, t)).toContain('"record":7');
    const sealed = faultText(
      {
        problem: 'sealed-state',
        recordId: null,
        subscriberId: null,
        seq: null,
        day: '2026-05-01',
        range: [4097, 8192],
      },
      t
    );
    expect(sealed).toContain('"from":4097');
    expect(sealed).toContain('"day":"2026-05-01"');
  });
});

describe('the retention calendar', () => {
  const entry = (month: string, listId: number, people: number) => ({
    month,
    listId,
    listName: `List ${listId}`,
    people,
  });

  it('has months down and lists across, with sums', () => {
    const calendar = layOutCalendar([
      entry('2027-02', 2, 5),
      entry('2026-12', 1, 3),
      entry('2027-02', 1, 1),
    ]);
    expect(calendar).toEqual({
      lists: [
        { id: 1, name: 'List 1' },
        { id: 2, name: 'List 2' },
      ],
      rows: [
        { month: '2026-12', total: 3, people: [3, 0] },
        { month: '2027-02', total: 6, people: [1, 5] },
      ],
      most: 6,
    });
    expect(layOutCalendar([])).toEqual({ lists: [], rows: [], most: 0 });
  });

  it('asks for whole numbers that make sense', () => {
    const retention = { months: 0, askDays: -1, eraseAfterDays: 1.5, eraseUnconfirmedDays: 0 };
    expect(Object.keys(validateRetention({ retention }, t))).toEqual([
      'retention.months',
      'retention.askDays',
      'retention.eraseAfterDays',
    ]);
  });
});

describe('a third-party file', () => {
  const now = Date.parse('2026-06-15T12:00:00Z');
  const complete = {
    ...EMPTY_FILE,
    name: 'Spring',
    collector: 'Lists Ltd',
    collectedOn: '2026-05-01',
    wording: 'Partners may write to me.',
    contract: 'C-12',
    allowedUses: ['commercial' as const],
    endsOn: '2026-12-31',
  };

  it('needs every part of its papers', () => {
    expect(validateFile(complete, t, now)).toEqual({});
    expect(Object.keys(validateFile(EMPTY_FILE, t, now)).sort()).toEqual(
      ['name', 'collector', 'wording', 'contract', 'collectedOn', 'endsOn', 'allowedUses'].sort()
    );
  });

  it('was collected before today and ends after that', () => {
    expect(validateFile({ ...complete, collectedOn: '2026-06-16' }, t, now)).toEqual({
      collectedOn: 'provenances.invalid.future',
    });
    expect(validateFile({ ...complete, endsOn: '2026-04-30' }, t, now)).toEqual({
      endsOn: 'provenances.invalid.end',
    });
    expect(validateFile({ ...complete, maxSends: 0 }, t, now)).toHaveProperty('maxSends');
  });

  it('says what its contract still allows', () => {
    const use = { campaignId: 1, campaignName: null, at: 0 };
    const file = { erasedAt: null, endsAt: now + 100 * DAY, uses: [use], maxSends: 2 };
    expect(fileState(file, now)).toBe('open');
    expect(fileState({ ...file, endsAt: now + 5 * DAY }, now)).toBe('ending');
    expect(fileState({ ...file, uses: [use, use] }, now)).toBe('used-up');
    expect(fileState({ ...file, endsAt: now }, now)).toBe('ended');
    expect(fileState({ ...file, endsAt: now, erasedAt: now }, now)).toBe('erased');
  });
});

describe('the rules', () => {
  it('refuse pre-ticked boxes by law before anybody’s permission counts', () => {
    const allowed = { allowed: true, by: 'admin:1', at: 1 };
    const off = { allowed: false, by: null, at: null };
    expect(passiveObstacle({ jurisdiction: 'fr', passiveOptIn: allowed })).toBe('law');
    expect(passiveObstacle({ jurisdiction: 'eu', passiveOptIn: off })).toBe('law');
    expect(passiveObstacle({ jurisdiction: 'neutral', passiveOptIn: off })).toBe('not-allowed');
    expect(passiveObstacle({ jurisdiction: 'neutral', passiveOptIn: allowed })).toBeNull();
  });

  it('read role names and domains as people paste them', () => {
    expect(readLocalParts('Redaction, info@example.org; accueil')).toEqual({
      tokens: ['redaction', 'info', 'accueil'],
      wrong: [],
    });
    expect(readLocalParts('rédaction ok')).toEqual({ tokens: ['ok'], wrong: ['rédaction'] });
    expect(readDomains('@GMAIL.com, ada@laposte.net\nmüller.example nodot')).toEqual({
      tokens: ['gmail.com', 'laposte.net', 'müller.example'],
      wrong: ['nodot'],
    });
  });
});
