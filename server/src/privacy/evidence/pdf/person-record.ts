import type { ConsentRecordEvent, PersonFile } from '../model';
import { facts, given, heading, paragraph, roomFor, subheading, type Fact } from './blocks';
import { FINE, type Paper } from './paper';
import { actor, detailsOf, mailReason } from './phrases';
import { table } from './table';
import type { Words } from './words';

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

/** Of an event's two lines of title, in points. */
const TITLE_HEIGHT = 48;

/** Every event, first one first, with the wording as it stood on the page. */
export const timeline = (paper: Paper, file: PersonFile, words: Words) => {
  const { t } = words;
  const { events } = file.consentRecord;
  const first = events.length > 0 ? eventFacts(events[0], file, words) : [];
  heading(paper, t('timeline.heading'), roomFor(paper, first, TITLE_HEIGHT));
  if (events.length === 0) paragraph(paper, t('timeline.empty'));
  for (const event of events) {
    const { purpose } = event;
    const list = purpose && (purpose.name ?? t('unknown-list', { id: purpose.id.slice(5) }));
    const ofPartner = purpose?.id.startsWith('partner:') ?? false;
    const what = words.event(event.event_type, event.lawful_basis, ofPartner);
    const rows = eventFacts(event, file, words);
    paper.need(roomFor(paper, rows, TITLE_HEIGHT));
    subheading(
      paper,
      `${words.at(event.event_time)}\n${list ? t('pair', { a: what, b: list }) : what}`,
      t('timeline.record', { seq: event.seq })
    );
    facts(paper, rows);
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
    [{ label: t('appendix.version'), share: 1 }],
    versions.map(({ what, below, hash }) => [{ text: what, below: `SHA-256 ${hash}\n${below}` }])
  );
};
