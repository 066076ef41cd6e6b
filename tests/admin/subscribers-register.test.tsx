import {
  addPart,
  inParts,
  NOTHING_YET,
  PART_SIZE,
  toTable,
} from '../../admin/src/pages/Subscribers/register/outcome';
import { readPeople, tooLong } from '../../admin/src/pages/Subscribers/register/paste';
import {
  EMPTY,
  fieldProblems,
  registrationBasesOf,
  toGround,
  validateRegister,
  type RegisterValues,
} from '../../admin/src/pages/Subscribers/register/values';
import type { Translate } from '../../admin/src/hooks/useT';

const t: Translate = Object.assign(
  (key: string, values?: Record<string, unknown>) =>
    values ? `${key} ${JSON.stringify(values)}` : key,
  { maybe: (_key: string, fallback: string) => fallback }
);
const values = (changes: Partial<RegisterValues>): RegisterValues => ({
  ...EMPTY,
  listId: '3',
  people: 'ada@example.org',
  ...changes,
});
const person = (line: number, email: string) => ({
  line,
  email,
  firstName: null,
  lastName: null,
  reference: null,
});

describe('pasted people', () => {
  it.each([
    ['semicolons', 'ada@example.org; Ada ;Lovelace; A-1'],
    ['tabs', 'ada@example.org\tAda\tLovelace\tA-1'],
    ['commas', 'ada@example.org, Ada, Lovelace, A-1'],
    ['quotes', '"ada@example.org";"Ada";"Lovelace";"A-1"'],
  ])('are read with %s between the columns', (_name, text) => {
    expect(readPeople(text)).toEqual([
      {
        line: 1,
        email: 'ada@example.org',
        firstName: 'Ada',
        lastName: 'Lovelace',
        reference: 'A-1',
      },
    ]);
  });

  it('keep a separator and a quote inside a quoted cell', () => {
    expect(readPeople('a@x.example;"Ada ""the Countess""";"King; Lovelace"')[0]).toMatchObject({
      firstName: 'Ada "the Countess"',
      lastName: 'King; Lovelace',
    });
  });

  it('may come with a BOM, a heading, blank lines and any line ends; lines keep their number', () => {
    const text = '\uFEFFE-mail;First name\r\n\r\na@x.example;Ann\rb@x.example\n';
    expect(readPeople(text).map(({ line, email }) => [line, email])).toEqual([
      [3, 'a@x.example'],
      [4, 'b@x.example'],
    ]);
  });

  it('are somebody even where the address is missing, so that the server can say so', () => {
    expect(readPeople('; Ada; Lovelace')).toEqual([
      { ...person(1, '; Ada; Lovelace'), firstName: 'Ada', lastName: 'Lovelace' },
    ]);
    expect(readPeople(' \n\t\n')).toEqual([]);
  });

  it('name the first line that is longer than the server takes', () => {
    const people = readPeople(`a@x.example\nb@x.example;${'b'.repeat(81)}`);
    expect(tooLong(people)).toEqual({ line: 2, column: 'firstName', max: 80 });
    expect(tooLong(people.slice(0, 1))).toBeNull();
  });
});

describe('the evidence of a basis', () => {
  it('is asked for before anything is sent', () => {
    expect(Object.keys(validateRegister(values({ basis: 'soft-opt-in' }), t)).sort()).toEqual([
      'relation.on',
      'relation.optOutOffered',
      'relation.what',
    ]);
    expect(Object.keys(validateRegister(values({ basis: 'b2b-opt-out' }), t))).toEqual(['source']);
    expect(Object.keys(validateRegister(values({ basis: 'third-party' }), t))).toEqual([
      'provenanceId',
    ]);
    expect(Object.keys(validateRegister({ ...EMPTY }, t)).sort()).toEqual([
      'basis',
      'listId',
      'people',
    ]);
  });

  it('travels alone: what was typed for another basis stays behind', () => {
    const typed = values({
      basis: 'b2b-opt-out',
      source: ' Register ',
      provenanceId: '9',
      relation: { what: 'a chair', on: '2026-01-02', optOutOffered: true },
    });
    expect(toGround(typed)).toEqual({
      listId: 3,
      basis: 'b2b-opt-out',
      locale: 'en',
      source: 'Register',
    });
    expect(toGround({ ...typed, basis: 'third-party' })).toEqual({
      listId: 3,
      basis: 'third-party',
      locale: 'en',
      provenanceId: 9,
    });
    expect(toGround({ ...typed, basis: 'soft-opt-in' })).toMatchObject({
      relation: { what: 'a chair', on: '2026-01-02', optOutOffered: true },
    });
  });

  it('is offered only for bases that the list accepts and that need no act of the person', () => {
    expect(
      registrationBasesOf({
        regime: 'double-opt-in',
        acceptedBases: ['third-party', 'soft-opt-in'],
      })
    ).toEqual(['soft-opt-in', 'third-party']);
  });
});

describe('what the server answers', () => {
  it('stands at the field it is about', () => {
    const fields = { relation: { on: 'too late' }, source: 'say where' };
    expect(fieldProblems({ fields }, [], t)).toEqual({
      'relation.on': 'too late',
      source: 'say where',
    });
    expect(fieldProblems({ fields: null }, [], t)).toBeNull();
  });

  it('stands at the pasted text, with its line, where it is about one person', () => {
    const fields = { people: { 1: { firstName: 'too long' } } };
    expect(
      fieldProblems({ fields }, [person(4, 'a@x.example'), person(6, 'b@x.example')], t)
    ).toEqual({ people: 'subscribers.register.people.line {"line":6,"problem":"too long"}' });
  });

  it('is added up over the parts, with the lines of the pasted text', () => {
    const people = Array.from({ length: PART_SIZE + 2 }, (_, index) =>
      person(index + 1, `p${index}@x.example`)
    );
    const parts = inParts(people);
    expect(parts.map(({ length }) => length)).toEqual([PART_SIZE, 2]);
    const first = addPart(NOTHING_YET, parts[0], {
      counts: { ...NOTHING_YET.counts, registered: PART_SIZE - 1, already: 1 },
      refused: [{ index: 5, email: 'p5@x.example', outcome: 'already' }],
    });
    const both = addPart(first, parts[1], {
      counts: { ...NOTHING_YET.counts, registered: 1, 'free-mail': 1 },
      refused: [{ index: 1, email: 'p1001@x.example', outcome: 'free-mail' }],
    });
    expect(both.counts).toMatchObject({ registered: PART_SIZE, already: 1, 'free-mail': 1 });
    expect(both.refused.map(({ line }) => line)).toEqual([6, PART_SIZE + 2]);
    expect(toTable(both.refused, (outcome) => outcome)).toBe(
      'p5@x.example\talready\np1001@x.example\tfree-mail'
    );
  });
});
