import type { Core } from '@strapi/types';
import type {
  CampaignDeclaration,
  EpochMs,
  LegalBasis,
  List,
  Provenance,
} from '../../../content-types';
import { DAY, getService, parseJson, table, type Db } from '../core';
import type { PolicyContext, PolicyProvenance } from './policy';
import { permittedBases, professionKey } from './regimes';

/** Days of a month, on average: what retention months are counted in. */
export const MONTH = 30.4375 * DAY;

/** A last contact before this moment is too long ago. */
export const engagedSince = (now: EpochMs, months: number): EpochMs =>
  Math.floor(now - months * MONTH);

/** When a subscription ends unless the person gets in touch. */
export const retentionEnd = (lastEngagedAt: EpochMs, months: number): EpochMs =>
  Math.ceil(lastEngagedAt + months * MONTH);

export interface PolicyQuestion {
  lists: Pick<List, 'id' | 'acceptedBases' | 'regime'>[];
  /** null where no campaign is meant. */
  campaign:
    | (CampaignDeclaration & {
        id: number | null;
        /** Its uses of files are taken. */ started: boolean;
      })
    | null;
}

/**
 * Bases that a list accepts; a list from before the choice accepts its regime. What people confirmed
 * by mail is accepted everywhere: that is how somebody who left comes back, whatever the regime.
 */
export const acceptedBasesOf = ({
  acceptedBases,
  regime,
}: Pick<List, 'acceptedBases' | 'regime'>): LegalBasis[] => [
  ...new Set<LegalBasis>([...(acceptedBases?.length ? acceptedBases : [regime]), 'double-opt-in']),
];

/** A campaign's declaration from its row; campaigns from before the declaration are editorial. */
export const declarationOf = (row: Record<string, unknown>): CampaignDeclaration => ({
  nature: (row.nature as CampaignDeclaration['nature'] | null) ?? 'editorial',
  similarProducts: Boolean(row.similar_products ?? row.similarProducts),
  profession: String(row.profession ?? ''),
});

const provenancesFor = async (
  strapi: Core.Strapi,
  campaign: PolicyQuestion['campaign'],
  db?: Db
): Promise<Map<number, PolicyProvenance>> => {
  const files = await table(strapi, 'provenance', db).select(
    'id',
    'ends_at',
    'allowed_uses',
    'max_sends'
  );
  if (files.length === 0) return new Map();
  const uses: { provenance_id: number; campaign_id: number }[] = await table(
    strapi,
    'provenance-use',
    db
  ).select('provenance_id', 'campaign_id');
  return new Map(
    files.map((file: Record<string, unknown>): [number, PolicyProvenance] => {
      const id = Number(file.id);
      const own = uses.filter(({ provenance_id }) => Number(provenance_id) === id);
      const isTaken = own.some(({ campaign_id }) => Number(campaign_id) === campaign?.id);
      return [
        id,
        {
          id,
          endsAt: Number(file.ends_at),
          allowedUses: parseJson<Provenance['allowedUses']>(file.allowed_uses) ?? [],
          hasSendsLeft: isTaken || (!campaign?.started && own.length < Number(file.max_sends)),
        },
      ];
    })
  );
};

/**
 * What the rule needs to know beyond the person, read at this moment. Inside a transaction pass it,
 * after the rows that must be locked are.
 */
export const policyContext = async (
  strapi: Core.Strapi,
  { lists, campaign }: PolicyQuestion,
  db?: Db
): Promise<PolicyContext> => {
  const settings = await getService(strapi, 'settings').get();
  const now = getService(strapi, 'clock').now();
  return {
    now,
    engagedSince: engagedSince(now, settings.retention.months),
    permitted: permittedBases(settings),
    accepted: new Map(lists.map((list) => [list.id, acceptedBasesOf(list)])),
    provenances: await provenancesFor(strapi, campaign, db),
    campaign: campaign && {
      nature: campaign.nature,
      similarProducts: campaign.similarProducts,
      professionKey: professionKey(campaign.profession),
    },
  };
};
