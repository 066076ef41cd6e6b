import { createHash } from 'node:crypto';
import type { Core } from '@strapi/types';
import { getService } from '../../core';
import { controllerOf } from './consent-record';
import type { Line, Maker, Scope, SharedEvidence } from './model';
import { evidenceOfPeople, headerOf } from './person';
import { idsIn } from './scope';
import { emptyShelf } from './shelf';

/** People read at a time: what bounds the memory of an export. */
const BATCH = 50;

type SharedLine = Extract<Line, { line: 'wording' | 'form' | 'provenance' }>;

/** Shared things that the export has not told yet, as their lines. */
const newLines = (
  { wordings, forms, provenances }: SharedEvidence,
  told: Set<string>
): SharedLine[] => {
  const lines: [name: string, line: SharedLine][] = [
    ...wordings.map((item): [string, SharedLine] => [
      `wording ${item.wordingId} ${item.version}`,
      { line: 'wording', ...item },
    ]),
    ...forms.map((item): [string, SharedLine] => [
      `form ${item.formId} ${item.version}`,
      { line: 'form', ...item },
    ]),
    ...provenances.map((item): [string, SharedLine] => [
      `provenance ${item.id}`,
      { line: 'provenance', ...item },
    ]),
  ];
  const fresh = lines.filter(([name]) => !told.has(name));
  for (const [name] of fresh) told.add(name);
  return fresh.map(([, line]) => line);
};

/**
 * The NDJSON export of a scope, line by line. The reader's pace is the database's: the next people
 * are read when the last line was taken.
 */
export async function* ndjson(
  strapi: Core.Strapi,
  scope: Scope,
  madeBy: Maker
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const written = (line: Line): string => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    return text;
  };
  const settings = await getService(strapi, 'settings').get();
  yield written({
    line: 'header',
    ...headerOf(getService(strapi, 'clock').now(), madeBy),
    scope,
    controller: controllerOf(settings),
    jurisdiction: settings.jurisdiction,
  });

  const shelf = emptyShelf();
  const told = new Set<string>();
  const totals = { people: 0, records: 0, deliveries: 0 };
  for await (const ids of idsIn(strapi, scope, BATCH))
    for (const { shared, ...person } of await evidenceOfPeople(strapi, ids, shelf)) {
      for (const line of newLines(shared, told)) yield written(line);
      totals.people += 1;
      totals.records += person.proof.records.length;
      totals.deliveries += person.contact.deliveries.length;
      yield written({ line: 'person', ...person });
    }
  const sha256 = hash.digest('hex');
  yield `${JSON.stringify({ line: 'end', totals, sha256 } satisfies Line)}\n`;
}
