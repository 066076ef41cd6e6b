import type { SystemLocale } from '../../../core';
import type { Header, PersonFile } from '../model';
import { textOfFile } from '../person';
import type { Summary } from '../summary';
import { createPaper, FINE } from './paper';
import { paragraph } from './blocks';
import { front, verdicts } from './person-front';
import { appendix, mailings, timeline } from './person-record';
import { maker } from './phrases';
import { summaryPages } from './summary-pages';
import { wordsIn, type Words } from './words';

const footer = ({ madeAt, madeBy }: Header, words: Words): string =>
  words.t('made.footer', { at: words.at(madeAt), by: maker(madeBy, words) });

const pageOf = (words: Words) => (page: number, pages: number) =>
  words.t('page.of', { page, pages });

/**
 * One person's evidence as a document to file. The JSON export is attached to it, so that what is
 * filed can be verified for as long as it is kept.
 */
export const personPdf = (file: PersonFile, locale: SystemLocale): Promise<Buffer> => {
  const words = wordsIn(locale);
  const { record_id, pii_principal, parties } = file.consentRecord;
  const heading = words.t('title.person');
  const paper = createPaper({
    title: words.t('pair', {
      a: heading,
      b: `${pii_principal?.email ?? words.t('person.erased')} (${record_id})`,
    }),
    subject: words.t('subject'),
    author: parties[0]?.party_name || words.t('unnamed'),
    language: locale,
    madeAt: new Date(file.madeAt),
    header: [heading, record_id],
    footer: footer(file, words),
    pageOf: pageOf(words),
  });
  front(paper, file, words);
  verdicts(paper, file, words);
  timeline(paper, file, words);
  mailings(paper, file, words);
  appendix(paper, file, words);
  if (!paper.isWhole()) paragraph(paper, words.t('glyphs.text'), FINE);
  paper.attach('evidence.json', Buffer.from(textOfFile(file)), heading);
  return paper.finish();
};

/** A list or a period in numbers. */
export const summaryPdf = (summary: Summary, locale: SystemLocale): Promise<Buffer> => {
  const words = wordsIn(locale);
  const { scope } = summary;
  const heading = words.t(scope.kind === 'list' ? 'title.list' : 'title.period');
  const about =
    scope.kind === 'list' ? scope.list.name : `${scope.period.from} – ${scope.period.to}`;
  const paper = createPaper({
    title: words.t('pair', { a: heading, b: about }),
    subject: words.t('subject.summary'),
    author: summary.controller.party_name || words.t('unnamed'),
    language: locale,
    madeAt: new Date(summary.madeAt),
    header: [heading, about],
    footer: footer(summary, words),
    pageOf: pageOf(words),
  });
  summaryPages(paper, summary, words);
  return paper.finish();
};
