import type { Summary } from '../summary';
import { facts, heading, paragraph, title } from './blocks';
import { FINE, type Paper } from './paper';
import { maker } from './phrases';
import { table } from './table';
import type { Words } from './words';

const RIGHT = 'right' as const;

/** A list or a period in numbers, and how to get at the evidence itself. */
export const summaryPages = (paper: Paper, summary: Summary, words: Words) => {
  const { t } = words;
  const { scope } = summary;
  const of = scope.kind;
  title(
    paper,
    t(of === 'list' ? 'title.list' : 'title.period'),
    scope.kind === 'list'
      ? scope.list.name
      : t('fact.period.value', {
          from: words.day(`${scope.period.from}T00:00:00Z`),
          to: words.day(`${scope.period.to}T00:00:00Z`),
        })
  );
  facts(
    paper,
    [
      ...(scope.kind === 'list'
        ? [{ label: t('fact.list'), value: `${scope.list.name} (${scope.list.slug})` }]
        : []),
      {
        label: t('fact.controller'),
        value: [
          summary.controller.party_name || t('unnamed'),
          summary.controller.party_address,
          summary.controller.party_email,
        ]
          .filter(Boolean)
          .join('\n'),
      },
      { label: t('fact.made-at'), value: words.at(summary.madeAt) },
      { label: t('fact.made-by'), value: maker(summary.madeBy, words) },
      { label: t('fact.people'), value: words.number(summary.people) },
      {
        label: t('fact.records'),
        value: words.number(summary.events.reduce((sum, { count }) => sum + count, 0)),
      },
    ],
    { ruled: true }
  );

  heading(paper, t('summary.events'));
  if (summary.events.length === 0) paragraph(paper, t('summary.empty'));
  else
    table(
      paper,
      [
        { label: t('summary.event'), share: 44 },
        { label: t('fact.basis'), share: 38 },
        { label: t('summary.count'), share: 18, align: RIGHT },
      ],
      summary.events.map(({ event, basis, count }) => [
        words.event(event, basis),
        basis ? words.name('basis', basis) : '–',
        words.number(count),
      ])
    );

  heading(paper, t(of === 'list' ? 'summary.by-basis.list' : 'summary.by-basis.period'));
  if (summary.byBasis.length === 0) paragraph(paper, t('summary.empty'));
  else
    table(
      paper,
      [
        { label: t('fact.basis'), share: 44 },
        { label: of === 'list' ? t('fact.state') : '', share: 38 },
        { label: t('fact.people'), share: 18, align: RIGHT },
      ],
      summary.byBasis.map(({ basis, state, people }) => [
        words.name('basis', basis),
        state ? words.name('state', state) : '',
        words.number(people),
      ])
    );

  heading(paper, t(of === 'list' ? 'summary.by-wording.list' : 'summary.by-wording.period'));
  if (summary.byWording.length === 0) paragraph(paper, t('summary.empty'));
  else
    table(
      paper,
      [
        { label: t('fact.wording'), share: 82 },
        { label: t('fact.people'), share: 18, align: RIGHT },
      ],
      summary.byWording.map(({ wordingId, version, name, hash, people }) => [
        wordingId === null
          ? t('summary.wording.none')
          : {
              text: t('appendix.wording', {
                id: wordingId,
                version: version ?? 0,
                name: name ?? '',
              }),
              below: hash ? `SHA-256 ${hash}` : undefined,
            },
        words.number(people),
      ])
    );

  heading(paper, t('summary.withdrawals'));
  if (summary.withdrawals.length === 0) paragraph(paper, t('summary.empty'));
  else
    table(
      paper,
      [
        { label: t('fact.method'), share: 82 },
        { label: t('summary.count'), share: 18, align: RIGHT },
      ],
      summary.withdrawals.map(({ method, count }) => [
        words.name('method', method),
        words.number(count),
      ])
    );

  heading(paper, t('summary.file.heading'));
  paragraph(paper, t('summary.file.text'));
  const url =
    scope.kind === 'list'
      ? `/optin/evidence/lists/${scope.list.id}?format=ndjson`
      : `/optin/evidence/period?from=${scope.period.from}&to=${scope.period.to}&format=ndjson`;
  paragraph(paper, t('summary.file.how', { url }));
  if (!paper.isWhole()) paragraph(paper, t('glyphs.text'), FINE);
};
