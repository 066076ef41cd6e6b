export const PLUGIN_ID = 'optin';

/** Names of the plugin's tables as in `content-types/`; the UID is `plugin::optin.<name>`. */
export type TableName =
  | 'subscriber'
  | 'link'
  | 'list'
  | 'sender'
  | 'wording'
  | 'form'
  | 'campaign'
  | 'campaign-entry'
  | 'campaign-occurrence'
  | 'campaign-presence'
  | 'campaign-version'
  | 'message-template'
  | 'subscription'
  | 'wording-version'
  | 'form-version'
  | 'consent-record'
  | 'consent-evidence'
  | 'compiled-message'
  | 'delivery'
  | 'suppression'
  | 'rate-counter'
  | 'provenance'
  | 'provenance-use'
  | 'ledger-seal'
  | 'retention-report'
  | 'answer'
  | 'block-rule'
  | 'custom-field'
  | 'field-value'
  | 'form-day'
  | 'form-sighting'
  | 'response'
  | 'response-draft'
  | 'guard-stop'
  | 'partner'
  | 'partner-batch'
  | 'partner-consent'
  | 'partner-transfer'
  | 'promotion'
  | 'promotion-code'
  | 'promotion-draw'
  | 'promotion-entry'
  | 'promotion-rules'
  | 'promotion-winner'
  | 'spent-challenge'
  | 'submission';

export const uid = <N extends TableName>(name: N) => `plugin::optin.${name}` as const;

/** Languages that mails and public pages speak; others fall back to the first. */
export const LOCALES = ['en', 'fr'] as const;
export type SystemLocale = (typeof LOCALES)[number];
