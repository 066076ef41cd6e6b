import fc from 'fast-check';
import { CAMPAIGN_NATURES, LEGAL_BASES } from '../../content-types';
import { PREFLIGHT_CODES } from '../../server/src/campaigns/contract';
import { REFUSALS } from '../../server/src/consent/policy';
import { professionKey } from '../../server/src/consent/regimes';
import { toDraft } from '../../admin/src/pages/Campaigns/model/draft';
import { professionsOf, sameProfession } from '../../admin/src/pages/Campaigns/model/professions';
import { byCount } from '../../admin/src/pages/Campaigns/model/progress';
import { messages } from '../../admin/src/translations/en';

type Stored = Parameters<typeof toDraft>[0];

describe('the profession that a campaign is declared for', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Dentists',
      ' dentists',
      'DENTISTS ',
      'Den tists',
      'Dén\u00a0tists',
      'ﬁlm',
      'film'
    )
  );

  it('is the same for the panel as for the engine', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(sameProfession(a, b)).toBe(professionKey(a) === professionKey(b));
      })
    );
  });

  it('is suggested from the chosen lists, each once', () => {
    const lists = [
      { id: 1, profession: 'Dentists' },
      { id: 2, profession: ' dentists ' },
      { id: 3, profession: '' },
      { id: 4, profession: 'Mayors' },
    ];
    expect(professionsOf(lists, [1, 2, 3])).toEqual(['Dentists']);
    expect(professionsOf(lists, [3])).toEqual([]);
    expect(professionsOf(lists, [])).toEqual(['Dentists', 'Mayors']);
  });
});

describe('the declaration of a campaign', () => {
  it('is editorial where none was made', () => {
    const stored = { name: 'Old', locale: 'en', senderId: null } as Stored;
    expect(toDraft(stored)).toMatchObject({
      nature: 'editorial',
      similarProducts: false,
      profession: '',
    });
  });
});

it('lists the largest counts first and no empty ones', () => {
  expect(byCount({ pending: 2, suppressed: 0, unsubscribed: 7 })).toEqual([
    ['unsubscribed', 7],
    ['pending', 2],
  ]);
});

describe('the panel has words', () => {
  it('for every reason that the policy gives', () => {
    for (const reason of REFUSALS) expect(messages).toHaveProperty([`reason.${reason}`]);
  });

  it('for every finding of the preflight', () => {
    for (const code of PREFLIGHT_CODES)
      expect(messages).toHaveProperty([`campaigns.preflight.${code}`]);
  });

  it('for every basis and every nature', () => {
    for (const basis of LEGAL_BASES) expect(messages).toHaveProperty([`basis.${basis}`]);
    for (const nature of CAMPAIGN_NATURES)
      expect(messages).toHaveProperty([`campaigns.nature.${nature}.unlocks`]);
  });
});
