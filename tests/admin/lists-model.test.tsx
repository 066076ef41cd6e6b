import { LEGAL_BASES } from '../../content-types';
import { STRENGTH } from '../../server/src/consent/regimes';
import type { Translate } from '../../admin/src/hooks/useT';
import { obstaclesOf } from '../../admin/src/components/regimes/obstacles';
import {
  acceptedAfter,
  acceptedWith,
  BY_STRENGTH,
  isWeaker,
} from '../../admin/src/pages/Lists/model/regimes';
import {
  EMPTY_LIST,
  regimeRefusals,
  toRequest,
  validateList,
} from '../../admin/src/pages/Lists/values';

const t = Object.assign((key: string) => key, { maybe: (key: string) => key }) as Translate;

const filled = {
  ...EMPTY_LIST,
  name: 'Trade',
  slug: 'trade',
  title: { en: 'Trade' },
  purpose: { en: 'News for the trade' },
};

describe('how people join a list', () => {
  it('is ordered by strength as the engine orders it', () => {
    expect(BY_STRENGTH).toEqual([...LEGAL_BASES].sort((a, b) => STRENGTH[b] - STRENGTH[a]));
    for (const a of LEGAL_BASES)
      for (const b of LEGAL_BASES) expect(isWeaker(a, b)).toBe(STRENGTH[a] < STRENGTH[b]);
  });

  it('is always among what the list accepts', () => {
    expect(acceptedWith(null, 'single-opt-in')).toEqual(['single-opt-in']);
    expect(acceptedWith(['soft-opt-in', 'double-opt-in'], 'double-opt-in')).toEqual([
      'double-opt-in',
      'soft-opt-in',
    ]);
    expect(
      toRequest({ ...filled, regime: 'soft-opt-in', acceptedBases: [] }).acceptedBases
    ).toEqual(['soft-opt-in']);
  });

  it('can change without anybody on the list falling silent', () => {
    const list = { regime: 'single-opt-in', acceptedBases: ['single-opt-in'] } as const;
    const values = { ...list, acceptedBases: [...list.acceptedBases] };
    expect(acceptedAfter(values, 'double-opt-in', true)).toEqual([
      'double-opt-in',
      'single-opt-in',
    ]);
    expect(acceptedAfter(values, 'double-opt-in', false)).toEqual(['double-opt-in']);
  });

  it('asks for a profession where professional addresses are accepted, and nowhere else', () => {
    const b2b = { ...filled, acceptedBases: [...filled.acceptedBases, 'b2b-opt-out' as const] };
    expect(validateList(b2b, t)).toEqual({ profession: 'lists.field.profession.required' });
    expect(validateList({ ...b2b, profession: 'Dentists' }, t)).toEqual({});
    expect(toRequest({ ...b2b, profession: ' Dentists ' }).profession).toBe('Dentists');
    expect(toRequest({ ...filled, profession: 'Dentists' }).profession).toBe('');
  });
});

describe('a basis that cannot be chosen says why', () => {
  const others = LEGAL_BASES.filter((basis) => basis !== 'passive-opt-in');

  it('because the law does not know it, or nobody has allowed it', () => {
    expect(obstaclesOf({ known: others, permitted: others }, t)).toEqual({
      'passive-opt-in': 'basis.unavailable.law',
    });
    expect(obstaclesOf({ known: [...LEGAL_BASES], permitted: others }, t)).toEqual({
      'passive-opt-in': 'basis.unavailable.not-allowed',
    });
    expect(obstaclesOf({ known: [...LEGAL_BASES], permitted: [...LEGAL_BASES] }, t)).toEqual({});
  });
});

describe('a refusal by the server', () => {
  const refusing = (path: string) => ({
    name: 'ValidationError',
    message: '',
    details: { errors: [{ path: [path], message: 'in English', name: 'ValidationError' }] },
  });

  it('of a regime stands at the regime, in the language of the panel', () => {
    expect(regimeRefusals(refusing('regime'), t)).toEqual({
      regime: 'lists.regime.weaker.refused',
    });
    expect(regimeRefusals(refusing('acceptedBases'), t)).toEqual({
      acceptedBases: 'lists.field.acceptedBases.refused',
    });
  });

  it('of anything else is left to the form', () => {
    expect(regimeRefusals(refusing('slug'), t)).toBeNull();
    expect(regimeRefusals(new Error('offline'), t)).toBeNull();
  });
});
