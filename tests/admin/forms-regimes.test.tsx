import { consentsOf, LEGAL_BASES, type FormConsent, type LegalBasis } from '../../content-types';
import { WORDING_VARIABLES } from '../../server/src/consent/contract';
import { FORM_MODES } from '../../server/src/consent/regimes';
import { fillWording } from '../../server/src/consent/variables';
import { commonRegime } from '../../server/src/forms/box-regime';
import {
  BOX_MODES,
  boxOf,
  choosableBases,
  joinsAtOnce,
  settle,
  sharedRegime,
  type BoxList,
} from '../../admin/src/pages/Forms/model/boxes';
import { emptyDefinition, toDefinitionRequest } from '../../admin/src/pages/Forms/model/draft';
import { fillText, mentions, valuesFor } from '../../admin/src/pages/Forms/model/wording';
import { messages } from '../../admin/src/translations/en';

const list = (id: number, regime: LegalBasis, ...others: LegalBasis[]): BoxList => ({
  id,
  name: `List ${id}`,
  title: { en: `Title ${id}`, fr: `Titre ${id}` },
  regime,
  acceptedBases: [regime, ...others],
  profession: '',
});

const consent = (part: Partial<FormConsent> = {}): FormConsent => ({
  wordingId: 0,
  listIds: [],
  basis: null,
  key: 'news',
  required: true,
  ...part,
});

describe('the panel and the engine agree', () => {
  it('on how a form asks under each basis', () => {
    expect(BOX_MODES).toEqual(FORM_MODES);
  });

  it('on what regime lists share', () => {
    for (const a of LEGAL_BASES)
      for (const b of LEGAL_BASES)
        expect([a, b, sharedRegime([a, b])]).toEqual([a, b, commonRegime([a, b])]);
    expect(sharedRegime([])).toBe(commonRegime([]));
  });

  it('on how a wording reads', () => {
    const values = { controller: 'ACME', list: 'News', partner: 'Brown & Co.' };
    const text = `${WORDING_VARIABLES.map((name) => `{${name}}`).join(' ')} {other} $&`;
    expect(fillText(text, values)).toBe(fillWording(text, values));
  });
});

describe('a box', () => {
  const lists = [
    list(1, 'double-opt-in', 'soft-opt-in'),
    list(2, 'single-opt-in', 'soft-opt-in'),
    list(3, 'passive-opt-in'),
    list(4, 'third-party'),
  ];

  it('asks as its lists say, or as was chosen for it', () => {
    expect(boxOf(consent({ listIds: [1, 2] }), lists)).toEqual({
      basis: 'double-opt-in',
      mode: 'opt-in',
    });
    expect(boxOf(consent({ listIds: [3] }), lists).mode).toBe('pre-ticked');
    expect(boxOf(consent({ listIds: [1, 2], basis: 'soft-opt-in' }), lists).mode).toBe('opt-out');
    expect(boxOf(consent({ listIds: [1, 3] }), lists)).toEqual({ basis: null, mode: null });
    expect(boxOf(consent({ listIds: [4] }), lists)).toEqual({ basis: 'third-party', mode: null });
  });

  it('offers what all its lists accept and a form can ask for', () => {
    expect(choosableBases(consent({ listIds: [1, 2] }), lists)).toEqual(['soft-opt-in']);
    expect(choosableBases(consent({ listIds: [1] }), lists)).toEqual([
      'double-opt-in',
      'soft-opt-in',
    ]);
    expect(choosableBases(consent({ listIds: [4] }), lists)).toEqual([]);
    expect(choosableBases(consent(), lists)).toEqual([]);
  });

  it('can be refused wherever silence counts as a yes', () => {
    expect(settle(consent({ listIds: [3] }), lists).required).toBe(false);
    expect(settle(consent({ listIds: [1], basis: 'soft-opt-in' }), lists).required).toBe(false);
    expect(settle(consent({ listIds: [1] }), lists).required).toBe(true);
  });

  it('lets nobody in at once who has to confirm by mail', () => {
    expect(joinsAtOnce([consent({ listIds: [2] }), consent({ listIds: [3] })], lists)).toBe(true);
    expect(joinsAtOnce([consent({ listIds: [2] }), consent({ listIds: [1] })], lists)).toBe(false);
    expect(joinsAtOnce([consent()], lists)).toBe(false);
  });

  it('names its lists in the reader’s language, and stands in for what is unknown', () => {
    const values = valuesFor(consent({ listIds: [1, 2] }), { lists, controller: '', locale: 'fr' });
    expect(values.list).toBe('Titre 1 et Titre 2');
    expect(values.controller).toBe('notre organisation');
    expect(mentions(['Write to {partner}', undefined], 'partner')).toBe(true);
    expect(mentions(['Write to {list}'], 'partner')).toBe(false);
  });

  it('is saved without words that nobody wrote', () => {
    const box = consent({ relation: ' Orders ', partner: ' ' });
    const definition = emptyDefinition(
      ['en'],
      [
        {
          id: 'step',
          title: {},
          rows: [{ id: 'row', columns: [[{ id: 'news', type: 'consent', ...box }]] }],
        },
      ]
    );
    const [saved] = consentsOf(toDefinitionRequest(definition));
    expect(saved.relation).toBe('Orders');
    expect(saved).not.toHaveProperty('partner');
  });
});

it('every basis says what visitors will see', () => {
  for (const basis of LEGAL_BASES) expect(messages).toHaveProperty([`forms.box.shows.${basis}`]);
});
