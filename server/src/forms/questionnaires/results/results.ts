import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { FormResponse } from '../../../../../content-types';
import { fromRow, getService, likePattern, readPage, table, toPage } from '../../../core';
import type { PageQuery } from '../../../core/contract';
import type {
  ListTextAnswersResponse,
  PersonResponse,
  QuestionnaireResults,
  ResponseFilter,
} from '../../contract';
import { answersOf } from '../answers';
import { createResponses } from '../responses';
import { answersQuery, responsesQuery } from './filter';
import { labelOf, questionnaireRow, questionsOf } from './questions';
import { answeredBy, labelsOf, tally } from './tally';

/** What people answered, as the panel shows it. */
export const createResponseResults = ({ strapi }: { strapi: Core.Strapi }) => {
  const responses = createResponses(strapi);

  const medianSeconds = async (
    formId: number,
    filter: ResponseFilter,
    completed: number
  ): Promise<number | null> => {
    if (completed === 0) return null;
    const took = strapi.db.connection.raw('r.completed_at - r.started_at');
    const [row]: Record<string, unknown>[] = await responsesQuery(strapi, formId, filter)
      .whereNotNull('r.completed_at')
      .orderByRaw('r.completed_at - r.started_at')
      .offset(Math.floor((completed - 1) / 2))
      .limit(1)
      .select({ took });
    return row ? Math.round(Number(row.took) / 1000) : null;
  };

  return {
    /** @throws NotFoundError */
    async read(
      formId: number,
      filter: ResponseFilter,
      locale: string
    ): Promise<QuestionnaireResults> {
      const { published, ...form } = await questionnaireRow(strapi, formId);
      const [row]: Record<string, unknown>[] = await responsesQuery(strapi, formId, filter)
        .count({ started: '*' })
        .count({ completed: 'r.completed_at' });
      const completed = Number(row.completed);
      const asked = { strapi, formId, filter, locale };
      const answered = await answeredBy(asked);
      const questions = [];
      for (const field of await questionsOf(strapi, formId, published))
        questions.push(await tally(asked, field, answered.get(field.key) ?? 0));
      return {
        form,
        started: Number(row.started),
        completed,
        medianSeconds: await medianSeconds(formId, filter, completed),
        questions,
      };
    },

    /** What people wrote to one question, latest first. @throws NotFoundError */
    async texts(
      formId: number,
      key: string,
      filter: ResponseFilter,
      pageQuery: PageQuery
    ): Promise<ListTextAnswersResponse> {
      const { published } = await questionnaireRow(strapi, formId);
      const field = (await questionsOf(strapi, formId, published)).find((item) => item.key === key);
      if (!field) throw new errors.NotFoundError('This questionnaire does not ask that.');
      const column =
        field.type === 'long-text' || field.type === 'url' ? 'long_value' : 'text_value';
      const page = readPage(pageQuery, ['at'], 'at:desc');
      const query = () => {
        const some = answersQuery(strapi, formId, filter).andWhere('a.field_key', key);
        if (page.search)
          some.whereRaw(`LOWER(a.${column}) LIKE ? ESCAPE '!'`, [likePattern(page.search)]);
        return some;
      };
      const [{ total }]: Record<string, unknown>[] = await query().count({ total: '*' });
      const rows: Record<string, unknown>[] = await query()
        .orderBy([
          { column: 'r.updated_at', order: page.sortOrder },
          { column: 'a.id', order: page.sortOrder },
        ])
        .offset(page.offset)
        .limit(page.pageSize)
        .select({
          id: 'a.id',
          text: `a.${column}`,
          at: 'r.updated_at',
          subscriber: 'r.subscriber_id',
        });
      return toPage(
        rows.map(({ id, text, at, subscriber }) => ({
          id: Number(id),
          text: String(text ?? ''),
          at: Number(at),
          subscriberId: Number(subscriber),
        })),
        Number(total),
        page
      );
    },

    /** What one person answered, latest first. Rides on optin_responses_subscriber_ix. */
    async ofPerson(subscriberId: number, locale: string): Promise<PersonResponse[]> {
      const rows: Record<string, unknown>[] = await table(strapi, 'response')
        .where({ subscriber_id: subscriberId })
        .orderBy('id', 'desc');
      const found = rows.map((row) => fromRow<FormResponse>('response', row));
      const answers = await responses.answers(found.map(({ id }) => id));
      const people: PersonResponse[] = [];
      for (const response of found) {
        const { id, formId, origin, startedAt, updatedAt, completedAt } = response;
        const form = await table(strapi, 'form').where({ id: formId }).first('name');
        const version = await getService(strapi, 'forms').version(formId, response.formVersion);
        if (!version) continue;
        const fields = await questionsOf(strapi, formId, response.formVersion);
        const given = answersOf(
          { fields },
          answers.filter(({ responseId }) => responseId === id)
        );
        people.push({
          id,
          form: { id: formId, name: String(form?.name ?? '') },
          origin,
          startedAt,
          updatedAt,
          completedAt,
          answers: fields.flatMap((field) => {
            const value = given[field.key];
            if (value === undefined) return [];
            const labels = labelsOf(field, locale);
            return [
              {
                key: field.key,
                label: labelOf(field, locale),
                type: field.type,
                value,
                labels: [value].flat().flatMap((item) => labels.get(String(item)) ?? []),
              },
            ];
          }),
        });
      }
      return people;
    },
  };
};
export type ResponseResultsService = ReturnType<typeof createResponseResults>;
