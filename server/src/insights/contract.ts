import type { CampaignRow } from '../campaigns/contract';
import type { Data } from '../core/contract';

/** First-run steps, in order; each ticks itself. */
export interface Checklist {
  publicUrl: boolean;
  transport: boolean;
  /** Who answers for the data is named. */
  controller: boolean;
  sender: boolean;
  list: boolean;
  wording: boolean;
  form: boolean;
  firstSignUp: boolean;
  firstCampaign: boolean;
}

export interface OverviewWarning {
  /** Translation key of the panel, `overview.warning.<code>`. */
  code:
    | 'public-url-missing'
    | 'transport-missing'
    | 'controller-missing'
    | 'ledger-unprotected'
    | 'sender-without-address'
    | 'list-without-form'
    | 'campaign-overdue'
    | 'deliveries-failing'
    | 'partner-unreached';
  values: Record<string, string | number>;
  /** Page of the panel that mends it, relative to the plugin. */
  to: string;
}

/** GET /optin/overview */
export type OverviewResponse = Data<{
  checklist: Checklist;
  subscribers: { total: number; mailable: number; pending: number; suppressed: number };
  /** The last 30 days, oldest first; `day` is `YYYY-MM-DD` in UTC. */
  growth: { day: string; requested: number; confirmed: number; withdrawn: number }[];
  nextCampaigns: CampaignRow[];
  lastCampaigns: CampaignRow[];
  warnings: OverviewWarning[];
}>;
