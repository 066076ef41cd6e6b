import type { PersonFile, Processing } from '../model';
import { facts, given, heading, notice, paragraph, subheading, title, type Fact } from './blocks';
import { FINE, type Paper } from './paper';
import { limit, maker } from './phrases';
import type { Words } from './words';

const lines = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('\n');
const verdictOnChain = (paper: Paper, { check }: PersonFile['proof'], words: Words) => {
  if (check.fault)
    notice(
      paper,
      'bad',
      words.t('check.fault'),
      check.fault.seq === null
        ? words.t('check.fault.seal')
        : words.t('check.fault.text', {
            seq: check.fault.seq,
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
  if (!principal) {
    paragraph(paper, t('person.erased.text'));
    paper.doc.y += 8;
  }
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
      principal?.time_zone ? { label: t('fact.timeZone'), value: principal.time_zone } : null,
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
          : t(proof.sealState === 'broken' ? 'fact.seal.broken' : 'fact.seal.none'),
        style: FINE,
      },
    ]),
    { ruled: true }
  );
};

const processingFacts = ({ purpose, retention }: Processing, words: Words): Fact[] => {
  const { t } = words;
  return given([
    { label: t('fact.purpose'), value: purpose.description },
    {
      label: t('fact.retention'),
      value: lines(
        t('fact.retention.value', { months: retention.months_after_last_contact }),
        retention.last_contact &&
          t('pair', { a: t('fact.last-contact'), b: words.day(retention.last_contact) })
      ),
    },
  ]);
};

/** May we write, list by list, and on what it rests. */
export const verdicts = (paper: Paper, file: PersonFile, words: Words) => {
  const { t } = words;
  const { pii_processing: processing, parties } = file.consentRecord;
  heading(paper, t('verdict.heading'));
  if (file.contact.verdicts.length === 0) paragraph(paper, t('verdict.empty'));
  for (const verdict of file.contact.verdicts) {
    const own = processing.find(({ purpose }) => purpose.id === `list:${verdict.listId}`);
    const list = verdict.listName || t('unknown-list', { id: verdict.listId });
    const state = words.name('state', verdict.state);
    const answer = verdict.allowed ? t('verdict.yes') : t('verdict.no');
    subheading(paper, t('pair', { a: list, b: answer }));
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
          value: lines(words.name('basis', verdict.basis), words.name('law', verdict.basis)),
        },
      ]),
      ...(own ? processingFacts(own, words) : []),
    ]);
    paper.doc.y += 8;
  }
  if (file.contact.verdicts.length === 0) return;
  const server = parties.find(({ party_role }) => party_role === 'processor')?.party_name;
  subheading(paper, t('verdict.all'));
  facts(
    paper,
    given([
      {
        label: t('fact.recipients'),
        value: server ? t('fact.recipients.value', { server }) : '',
      },
      { label: t('fact.withdrawal'), value: t('fact.withdrawal.value') },
      { label: t('fact.rights'), value: t('fact.rights.value') },
    ])
  );
};
