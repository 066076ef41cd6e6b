import type { EpochMs, PartnerFileFormat } from '../../../content-types';
import { csvLine, sha256 } from '../core';
import { signWith } from './secrets';
import type { TransferRecord } from './transfer-record';

export const FILE_FORMAT = 'optin-partner-file';
export const FILE_VERSION = 1;

/** Columns of the CSV; the last four have a value in the last row alone. */
export const CSV_COLUMNS = [
  'line',
  'sequence',
  'id',
  'partner',
  'person',
  'email',
  'first_name',
  'last_name',
  'locale',
  'consent_text',
  'consent_locale',
  'wording_id',
  'wording_version',
  'wording_sha256',
  'form_id',
  'form_version',
  'requested_at',
  'confirmed_at',
  'method',
  'withdrawal_reason',
  'withdrawn_at',
  'ledger_seq',
  'ledger_record',
  'batch',
  'timestamp',
  'sha256',
  'signature',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

export interface FileHead {
  batch: string;
  madeAt: EpochMs;
  sender: { name: string; email: string };
  partner: { id: string; name: string };
  since: EpochMs | null;
}

const asCsv = (record: TransferRecord): string => {
  const { id, kind, sequence, partner, person, consent, withdrawal } = record;
  const values: Partial<Record<CsvColumn, string | number | null | undefined>> = {
    line: kind,
    sequence,
    id,
    partner: partner.name,
    person: person.id,
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    locale: person.locale,
    consent_text: consent?.text,
    consent_locale: consent?.locale,
    wording_id: consent?.wording.id,
    wording_version: consent?.wording.version,
    wording_sha256: consent?.wording.sha256,
    form_id: consent?.form.id,
    form_version: consent?.form.version,
    requested_at: consent?.requestedAt,
    confirmed_at: consent?.confirmedAt,
    method: consent?.method,
    withdrawal_reason: withdrawal?.reason,
    withdrawn_at: withdrawal?.at,
    ledger_seq: (consent ?? withdrawal)?.seq,
    ledger_record: (consent ?? withdrawal)?.record,
  };
  return csvLine(CSV_COLUMNS.map((column) => String(values[column] ?? '')));
};

/** What the last line's signature is over. */
export const signedText = ({
  batch,
  timestamp,
  digest,
}: {
  batch: string;
  timestamp: string;
  digest: string;
}): string => `${batch}.${timestamp}.${digest}`;

/**
 * A file of transfers whose last line signs every byte before it, so that nothing can be added,
 * changed or left out. See docs/partners.md.
 * @returns the file and the digest that its signature is over
 */
export const writePartnerFile = (
  format: PartnerFileFormat,
  head: FileHead,
  records: readonly TransferRecord[],
  secrets: readonly Buffer[]
): { text: string; digest: string } => {
  const { batch, madeAt, sender, partner, since } = head;
  const timestamp = String(Math.floor(madeAt / 1000));
  const lines =
    format === 'csv'
      ? [csvLine(CSV_COLUMNS), ...records.map(asCsv)]
      : [
          {
            line: 'header',
            format: FILE_FORMAT,
            formatVersion: FILE_VERSION,
            batch,
            madeAt: new Date(madeAt).toISOString(),
            since: since === null ? null : new Date(since).toISOString(),
            sender,
            partner,
          },
          ...records.map((record) => ({ line: record.kind, ...record })),
        ].map((line) => `${JSON.stringify(line)}\n`);
  const body = lines.join('');
  const digest = sha256(body);
  const signature = signWith(secrets, signedText({ batch, timestamp, digest }));
  const last = {
    line: 'end',
    sequence: records.length,
    partner: partner.name,
    batch,
    timestamp,
    sha256: digest,
    signature,
  };
  const end =
    format === 'csv'
      ? csvLine(CSV_COLUMNS.map((column) => String({ ...last }[column as keyof typeof last] ?? '')))
      : `${JSON.stringify({
          line: 'end',
          records: records.length,
          batch,
          timestamp,
          sha256: digest,
          signature,
        })}\n`;
  return { text: body + end, digest };
};
