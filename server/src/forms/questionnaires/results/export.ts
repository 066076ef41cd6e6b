import { stringify } from 'csv-stringify/sync';
import type { Core } from '@strapi/types';
import type { Answer, FormResponse, FieldValue } from '../../../../../content-types';
import { fromRow, getService } from '../../../core';
import type { ResponseFilter } from '../../contract';
import { answersOf } from '../answers';
import { createResponses } from '../responses';
import { responsesQuery } from './filter';
import { questionsOf, type QuestionField } from './questions';

/** Responses read at a time: what bounds the memory of an export. */
const BATCH = 500;
/** Between several options in one cell; no option's key holds it. */
const BETWEEN = '|';
const BOM = '\ufeff';

export interface ExportInput {
  formId: number;
  published: number;
  filter: ResponseFilter;
}

interface Line {
  id: number;
  email: string;
  version: number;
  origin: string;
  locale: string;
  startedAt: string;
  updatedAt: string;
  completedAt: string | null;
  answers: Record<string, FieldValue>;
}

const COLUMNS = [
  'response',
  'email',
  'version',
  'origin',
  'locale',
  'startedAt',
  'updatedAt',
  'completedAt',
];

/** The responses in the order in which they came, a batch at a time. */
async function* batches(
  strapi: Core.Strapi,
  { formId, filter }: ExportInput,
  questions: QuestionField[]
): AsyncGenerator<Line[]> {
  const responses = createResponses(strapi);
  for (let afterId = 0; ;) {
    const rows: Record<string, unknown>[] = await responsesQuery(strapi, formId, filter)
      .andWhere('r.id', '>', afterId)
      .orderBy('r.id')
      .limit(BATCH)
      .select('r.*');
    const found = rows.map((row) => fromRow<FormResponse>('response', row));
    const byResponse = new Map<number, Answer[]>();
    for (const answer of await responses.answers(found.map(({ id }) => id)))
      byResponse.set(answer.responseId, [...(byResponse.get(answer.responseId) ?? []), answer]);
    const people = new Map(
      (
        await getService(strapi, 'subscribers').byIds(found.map(({ subscriberId }) => subscriberId))
      ).map((person) => [person.id, person.email])
    );
    yield found.map((response) => ({
      id: response.id,
      email: people.get(response.subscriberId) ?? '',
      version: response.formVersion,
      origin: response.origin,
      locale: response.locale,
      startedAt: new Date(response.startedAt).toISOString(),
      updatedAt: new Date(response.updatedAt).toISOString(),
      completedAt: response.completedAt ? new Date(response.completedAt).toISOString() : null,
      answers: answersOf({ fields: questions }, byResponse.get(response.id) ?? []),
    }));
    if (found.length < BATCH) return;
    afterId = found[found.length - 1].id;
  }
}

const cell = (value: FieldValue | undefined): string => {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(BETWEEN) : String(value);
};

/** CSV after RFC 4180; cells that a spreadsheet would run as a formula begin with a quote. */
export async function* csvExport(
  strapi: Core.Strapi,
  input: ExportInput,
  bom: boolean
): AsyncGenerator<string> {
  const questions = await questionsOf(strapi, input.formId, input.published);
  const write = (rows: string[][]): string =>
    stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
  yield (bom ? BOM : '') + write([[...COLUMNS, ...questions.map(({ key }) => key)]]);
  for await (const lines of batches(strapi, input, questions))
    if (lines.length > 0)
      yield write(
        lines.map((line) => [
          String(line.id),
          line.email,
          String(line.version),
          line.origin,
          line.locale,
          line.startedAt,
          line.updatedAt,
          line.completedAt ?? '',
          ...questions.map(({ key }) => cell(line.answers[key])),
        ])
      );
}

/** One JSON array, typed as the answers are. */
export async function* jsonExport(strapi: Core.Strapi, input: ExportInput): AsyncGenerator<string> {
  const questions = await questionsOf(strapi, input.formId, input.published);
  let before = '[\n';
  for await (const lines of batches(strapi, input, questions)) {
    for (const line of lines) {
      yield before + JSON.stringify(line);
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
