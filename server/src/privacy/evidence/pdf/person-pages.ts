import type { PersonFile, Processing, ConsentRecordEvent } from '../model';
import { facts, heading, notice, paragraph, subheading, table, title, type Fact } from './blocks';
import { FINE, type Paper } from './paper';
import { actor, detailsOf, limit, mailReason, maker } from './phrases';
import type { Words } from './words';

const lines = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('\n');
const given = (rows: (Fact | null)[]): Fact[] =>
  rows.filter((row): row is Fact => row !== null && row.value !== '');

const verdictOnChain = (paper: Paper, { check }: PersonFile['proof'], words: Words) => {
  if (check.fault)
    notice(
      paper,
      'bad',
      words.t('check.fault'),
      words.t('check.fault.text', {
        seq: check.fault.seq ?? '?',
        problem: words.name('problem', check.fault.problem),
      })
    );
  else if (check.records === 0)
    notice(paper, 'quiet', words.t('check.empty'), words.t('check.empty.text'));
  else
    notice(
      paper,
      'good',
      words.t('check.ok'),
      words.t('check.ok.text', { records: words.number(check.records) })
    );
};

/** Who, by whom, when, and whether it holds. */
export const front = (paper: Paper, file: PersonFile, words: Words) => {
  const { consentRecord: record, proof } = file;
  const { pii_principal: principal, parties } = record;
  const { t } = words;
  const controller = parties.find(({ party_role }) => party_role === 'controller');
  const officer = parties.find(({ party_role }) => party_role === 'data-protection-officer');
  const head = proof.records.at(-1);

  title(paper, t('title.person'), principal?.email ?? t('person.erased'));
  verdictOnChain(paper, proof, words);
  if (!principal) paragraph(paper, t('person.erased.text'));
  const person = principal
    ? lines(principal.name, principal.email)
    : record.erased_at
      ? t('person.erased.value', { at: words.at(record.erased_at) })
      : t('person.erased');
  facts(
    paper,
    given([
      { label: t('fact.person'), value: person },
      { label: t('fact.subscriber'), value: record.pii_principal_id.replace('subscriber:', '') },
      principal && { label: t('fact.language'), value: words.language(principal.language) },
      {
        label: t('fact.controller'),
        value: lines(
          controller?.party_name || t('unnamed'),
          controller?.party_address,
          controller?.party_email
        ),
      },
      officer
        ? { label: t('fact.dpo'), value: lines(officer.party_name, officer.party_contact) }
        : null,
      { label: t('fact.privacy-policy'), value: controller?.party_url ?? '' },
      { label: t('fact.jurisdiction'), value: words.name('jurisdiction', record.jurisdiction) },
      { label: t('fact.record-id'), value: record.record_id },
      { label: t('fact.made-at'), value: words.at(file.madeAt) },
      { label: t('fact.made-by'), value: maker(file.madeBy, words) },
      { label: t('fact.head'), value: head?.hash ?? t('none'), style: FINE },
      {
        label: t('fact.seal'),
        value: proof.seal
          ? t('fact.seal.value', {
              day: words.day(`${proof.seal.day}T00:00:00Z`),
              seq: proof.seal.head.seq,
              root: proof.seal.root,
            })
          : t('fact.seal.none'),
        style: FINE,
      },
    ]),
    { ruled: true }
  );
};

const processingFacts = (processing: Processing, mailServer: string, words: Words): Fact[] => {
  const { t } = words;
  const { retention } = processing;
  return given([
    { label: t('fact.purpose'), value: processing.purpose.description },
    {
      label: t('fact.retention'),
      value: lines(
        t('fact.retention.value', { months: retention.months_after_last_contact }),
        retention.last_contact && `${t('fact.last-contact')}: ${words.day(retention.last_contact)}`
      ),
    },
    {
      label: t('fact.recipients'),
      value: mailServer ? t('fact.recipients.value', { server: mailServer }) : '',
    },
    { label: t('fact.withdrawal'), value: t('fact.withdrawal.value') },
    { label: t('fact.rights'), value: t('fact.rights.value') },
  ]);
};

/** May we write, list by list, and on what it rests. */
export const verdicts = (paper: Paper, file: PersonFile, words: Words) => {
  const { t } = words;
  const { pii_processing: processing, parties } = file.consentRecord;
  const mailServer = parties.find(({ party_role }) => party_role === 'processor')?.party_name ?? '';
  heading(paper, t('verdict.heading'));
  if (file.contact.verdicts.length === 0) paragraph(paper, t('verdict.empty'));
  for (const verdict of file.contact.verdicts) {
    const own = processing.find(({ purpose }) => purpose.id === `list:${verdict.listId}`);
    const list = verdict.listName || t('unknown-list', { id: verdict.listId });
    const state = words.name('state', verdict.state);
    subheading(paper, `${list}: ${verdict.allowed ? t('verdict.yes') : t('verdict.no')}`);
    facts(paper, [
      ...given([
        {
          label: t('fact.reason'),
          value: verdict.reason ? words.name('reason', verdict.reason) : t('verdict.yes.text'),
        },
        { label: t('fact.limit'), value: limit(verdict, words) ?? '' },
        {
          label: t('fact.state'),
          value: own?.status_since
            ? t('fact.since', { state, at: words.at(own.status_since) })
            : state,
        },
        {
          label: t('fact.basis'),
          value: lines(words.name('basis', verdict.basis), own?.lawful_basis.law),
        },
      ]),
      ...(own ? processingFacts(own, mailServer, words) : []),
    ]);
    paper.doc.y += 8;
  }
};

const eventFacts = (event: ConsentRecordEvent, file: PersonFile, words: Words): Fact[] => {
  const { t } = words;
  const { notice: shown } = event;
  const record = file.proof.records.find(({ seq }) => seq === event.seq);
  const kept = file.proof.evidence.find(({ recordId }) => recordId === record?.id);
  return given([
    event.lawful_basis && {
      label: t('fact.basis'),
      value: words.name('basis', event.lawful_basis),
    },
    { label: t('fact.method'), value: words.name('method', event.method) },
    { label: t('fact.actor'), value: actor(event.entity_id, event.entity_name, words) },
    shown && {
      label: t('fact.wording'),
      value: t('fact.wording.value', {
        name: shown.wording_name ?? `#${shown.wording_id}`,
        version: shown.wording_version,
        language: words.language(shown.language ?? 'en'),
      }),
    },
    shown && {
      label: t('fact.shown'),
      value: shown.text ?? t('not-recorded'),
      isQuote: true,
      language: shown.language ?? undefined,
    },
    event.form && {
      label: t('fact.form'),
      value: t('fact.form.value', {
        name: event.form.name ?? `#${event.form.id}`,
        version: event.form.version,
      }),
    },
    { label: t('fact.source'), value: event.source_url ?? '', style: FINE },
    { label: t('fact.address'), value: kept?.email ?? '' },
    { label: t('fact.ip'), value: kept?.ip ?? '' },
    { label: t('fact.browser'), value: kept?.userAgent ?? '', style: FINE },
    ...detailsOf(event, words),
  ]);
};

/** Every event, first one first, with the wording as it stood on the page. */
export const timeline = (paper: Paper, file: PersonFile, words: Words) => {
  const { t } = words;
  heading(paper, t('timeline.heading'));
  if (file.consentRecord.events.length === 0) paragraph(paper, t('timeline.empty'));
  for (const event of file.consentRecord.events) {
    const { purpose } = event;
    const list = purpose && (purpose.name ?? t('unknown-list', { id: purpose.id.slice(5) }));
    const what = words.name('event', event.event_type);
    subheading(
      paper,
      `${words.at(event.event_time)}\n${list ? `${what}: ${list}` : what}`,
      t('timeline.record', { seq: event.seq })
    );
    facts(paper, eventFacts(event, file, words));
    paper.doc.y += 10;
  }
};

/** Every mail, or why none went out. */
export const mailings = (paper: Paper, { contact }: PersonFile, words: Words) => {
  const { t } = words;
  heading(paper, t('mail.heading'));
  if (contact.deliveries.length === 0) {
    paragraph(paper, t('mail.empty'));
    return;
  }
  table(
    paper,
    [
      { label: t('mail.date'), share: 24 },
      { label: t('mail.what'), share: 30 },
      { label: t('mail.list'), share: 26 },
      { label: t('mail.outcome'), share: 36 },
    ],
    contact.deliveries.map((mail) => [
      words.short(mail.finishedAt ?? mail.createdAt),
      { text: mail.campaignName ?? words.name('kind', mail.kind) },
      { text: mail.listName ?? '', below: mail.basis ? words.name('basis', mail.basis) : '' },
      { text: words.name('delivery', mail.state), below: mailReason(mail, words) },
    ])
  );
};

/** The hashes: what ties this paper to the ledger. */
export const appendix = (paper: Paper, file: PersonFile, words: Words) => {
  const { t } = words;
  heading(paper, t('appendix.heading'));
  paragraph(paper, t('appendix.text'));
  if (file.proof.records.length > 0) {
    subheading(paper, t('appendix.chain'));
    table(
      paper,
      [
        { label: t('appendix.record'), share: 12 },
        { label: t('appendix.hashes'), share: 88 },
      ],
      file.proof.records.map((record) => [
        String(record.seq),
        {
          text: record.hash,
          style: FINE,
          below: record.evidenceHash
            ? t('appendix.personal', { hash: record.evidenceHash })
            : undefined,
        },
      ])
    );
  }
  const versions = [
    ...file.wordings.map(({ wordingId: id, version, name, hash, publishedAt }) => ({
      what: t('appendix.wording', { id, version, name: name ?? '' }),
      below: t('appendix.published', { at: words.day(publishedAt) }),
      hash,
    })),
    ...file.forms.map(({ formId: id, version, name, hash, publishedAt }) => ({
      what: t('appendix.form', { id, version, name: name ?? '' }),
      below: t('appendix.published', { at: words.day(publishedAt) }),
      hash,
    })),
    ...file.provenances.map(({ id, name, collector, hash, endsAt }) => ({
      what: t('appendix.provenance', { id, name, collector }),
      below: t('appendix.ends', { at: words.day(endsAt - 1) }),
      hash,
    })),
  ];
  if (versions.length === 0) return;
  paper.doc.y += 8;
  subheading(paper, t('appendix.versions'));
  table(
    paper,
    [
      { label: t('appendix.version'), share: 38 },
      { label: t('appendix.hash'), share: 62 },
    ],
    versions.map(({ what, below, hash }) => [
      { text: what, below },
      { text: hash, style: FINE },
    ])
  );
};
