import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  blocksOf,
  toDefinition,
  type Form,
  type FormDefinition,
  type FormVersion,
  type PublishedForm,
} from '../../../content-types';
import {
  canonicalJson,
  fieldErrors,
  forUpdate,
  fromRow,
  getService,
  insertReturningId,
  inTransaction,
  readPage,
  refusal,
  sha256,
  table,
  toPage,
  toRow,
  uid,
  type Db,
  type Json,
} from '../core';
import type { Page, PageQuery } from '../core/contract';
import type { FormProblem, FormRow, GetFormResponse, SaveFormRequest } from './contract';
import { countsOf } from './form-counts';
import { createFormHistory, toDraft } from './form-history';
import { readSurroundings } from './form-surroundings';
import { readUsage } from './form-usage';
import { freeze, problemsOf, type Surroundings } from './publication';

/** A form as visitors get it: the row and its published version. */
export interface LiveForm {
  form: Pick<Form, 'id' | 'slug' | 'isOpen' | 'publishedVersion'>;
  version: FormVersion;
}

const MAX_CACHED_VERSIONS = 200;

const hashOf = (definition: PublishedForm): string =>
  sha256(canonicalJson(definition as unknown as Json));

/**
 * Whether publishing would change what visitors see. Versions from before the designer say the same
 * in other words, so they are brought into blocks first.
 */
const differs = (
  published: FormVersion | null,
  next: PublishedForm,
  around: Surroundings
): boolean => {
  if (!published) return true;
  const { definition, hash } = published;
  if (definition.schema === 2) return hash !== hashOf(next);
  /** What visitors see; how a draft spells that a box has no regime of its own does not matter. */
  const seen = (form: PublishedForm): string =>
    canonicalJson({
      ...form,
      steps: blocksOf({ steps: form.steps ?? [] }).map((block) =>
        block.type === 'consent' ? block.key : block
      ),
    } as unknown as Json);
  const shown = ({ consents }: PublishedForm): string =>
    canonicalJson(consents.map(({ key, wordingHash, texts }) => ({ key, wordingHash, texts })));
  return (
    seen(freeze(toDraft(definition), around)) !== seen(next) || shown(definition) !== shown(next)
  );
};

export const createForms = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('form'));

  const whole = (form: Form): Form => ({ ...form, definition: toDefinition(form.definition) });

  const get = async (id: number): Promise<Form> => {
    const form = (await query().findOne({ where: { id } })) as Form | null;
    if (!form) throw new errors.NotFoundError('This form does not exist (any more).');
    return whole(form);
  };

  /** Versions never change, so each is read once; the cache starts anew when it is full. */
  const versions = new Map<string, FormVersion>();

  const version = async (formId: number, number: number, db?: Db): Promise<FormVersion | null> => {
    const key = `${formId}:${number}`;
    const known = versions.get(key);
    if (known) return known;
    const row = await table(strapi, 'form-version', db)
      .where({ form_id: formId, version: number })
      .first();
    if (!row) return null;
    const found = fromRow<FormVersion>('form-version', row);
    if (versions.size >= MAX_CACHED_VERSIONS) versions.clear();
    versions.set(key, found);
    return found;
  };

  /** What publishing would change is what `hasChanges` says, a newer wording included. */
  const rowsOf = async (forms: Form[]): Promise<FormRow[]> => {
    const around = await readSurroundings(strapi, forms);
    const counts = await countsOf(strapi, forms);
    const seen = await getService(strapi, 'sightings').countsOf(forms.map(({ id }) => id));
    return Promise.all(
      forms.map(async (form) => {
        const published = await version(form.id, form.publishedVersion);
        return {
          ...form,
          submitted: counts.get(form.id)?.submitted ?? 0,
          confirmed: counts.get(form.id)?.confirmed ?? 0,
          seen: seen.get(form.id) ?? null,
          hasChanges: differs(published, freeze(form.definition, around), around),
        };
      })
    );
  };

  const assertFreeSlug = async (slug: string, ownId: number | null) => {
    const other = (await query().findOne({ where: { slug }, select: ['id'] })) as {
      id: number;
    } | null;
    if (other && other.id !== ownId)
      throw fieldErrors([{ path: 'slug', message: 'Another form has this key: choose another.' }]);
  };

  return {
    get,
    version,
    ...createFormHistory({ strapi, get, version }),

    /** What publishing a draft would refuse now; saves nothing. */
    async check(definition: FormDefinition): Promise<FormProblem[]> {
      return problemsOf(definition, await readSurroundings(strapi, [{ definition }]));
    },

    /** The saved draft as visitors would get it; what it lacks is left out. */
    async draft(id: number): Promise<LiveForm | null> {
      const form = await query().findOne({ where: { id } });
      if (!form) return null;
      const { definition, ...row } = whole(form as Form);
      const around = await readSurroundings(strapi, [{ definition }], { drafts: true });
      const frozen = freeze(definition, around);
      return {
        form: { ...row, isOpen: true },
        version: {
          id: 0,
          formId: id,
          version: 0,
          definition: frozen,
          hash: hashOf(frozen),
          publishedAt: 0,
          publishedBy: '',
        },
      };
    },

    /** The published form behind a slug, or null when visitors must not know of one. */
    async live(slug: string): Promise<LiveForm | null> {
      const row = await table(strapi, 'form')
        .where({ slug })
        .first('id', 'slug', 'is_open', 'published_version');
      if (!row) return null;
      const form = {
        id: Number(row.id),
        slug: String(row.slug),
        isOpen: Boolean(row.is_open),
        publishedVersion: Number(row.published_version),
      };
      if (form.publishedVersion === 0) return null;
      const published = await version(form.id, form.publishedVersion);
      return published ? { form, version: published } : null;
    },

    async list(pageQuery: PageQuery): Promise<Page<FormRow>> {
      const page = readPage(pageQuery, ['name', 'slug', 'createdAt', 'updatedAt'], 'name:asc');
      const where = page.search
        ? { $or: [{ name: { $containsi: page.search } }, { slug: { $containsi: page.search } }] }
        : {};
      const [results, total] = await query().findWithCount({
        where,
        orderBy: [{ [page.sortField]: page.sortOrder }, { id: 'asc' }],
        offset: page.offset,
        limit: page.pageSize,
      });
      return toPage(await rowsOf((results as Form[]).map(whole)), total, page);
    },

    async detail(id: number): Promise<GetFormResponse['data']> {
      const form = await get(id);
      const [row] = await rowsOf([form]);
      const versions = await this.versionsOf(id);
      const links = await getService(strapi, 'settings').links();
      return {
        ...row,
        versions,
        urls: links && {
          hosted: links.hostedForm(form.slug),
          embed: links.embedScript(),
          definition: links.formDefinition(form.slug),
          submit: links.formSubmit(form.slug),
        },
      };
    },

    async create(input: SaveFormRequest): Promise<Form> {
      await assertFreeSlug(input.slug, null);
      const definition = toDefinition(input.definition);
      return query().create({
        data: { ...input, definition, publishedVersion: 0 },
      }) as Promise<Form>;
    },

    /** Saves the draft, and what is not part of a version: name, key, open or closed. */
    async update(id: number, input: SaveFormRequest): Promise<Form> {
      await get(id);
      await assertFreeSlug(input.slug, id);
      const definition = toDefinition(input.definition);
      return query().update({ where: { id }, data: { ...input, definition } }) as Promise<Form>;
    },

    /**
     * Freezes the draft as the next version, which visitors see from then on. A draft that says
     * what the latest version says keeps that version.
     * @throws ApplicationError with `details.problems` (FormProblem[])
     */
    async publish(id: number, actor: string): Promise<{ version: number }> {
      const around = await readSurroundings(strapi, [await get(id)]);
      return inTransaction(strapi, async (trx) => {
        await forUpdate(strapi, table(strapi, 'form', trx).select('id').where({ id }).first());
        const form = await get(id);
        const problems = problemsOf(form.definition, around);
        if (problems.length > 0)
          throw refusal('form-incomplete', 'The form cannot be published yet.', { problems });
        const definition = freeze(form.definition, around);
        const hash = hashOf(definition);
        const latest = await version(id, form.publishedVersion, trx);
        if (latest?.hash === hash) return { version: latest.version };
        const next: Omit<FormVersion, 'id'> = {
          formId: id,
          version: form.publishedVersion + 1,
          definition,
          hash,
          publishedAt: getService(strapi, 'clock').now(),
          publishedBy: actor,
        };
        await insertReturningId(strapi, 'form-version', trx, toRow(next));
        await table(strapi, 'form', trx)
          .where({ id })
          .update({ published_version: next.version, updated_at: new Date(next.publishedAt) });
        return { version: next.version };
      });
    },

    /**
     * Removes the form; its versions stay, as the database lets nobody delete what visitors saw.
     * @throws ApplicationError once people signed up through it: their proof names its versions;
     *   and while other forms or entries lead to it, with where
     */
    async remove(id: number): Promise<void> {
      const { slug } = await get(id);
      const usage = await readUsage(strapi, { id, slug });
      if (usage.forms.length + usage.entries.length > 0)
        throw refusal(
          'form-placed',
          'Other forms or entries lead to this form: take it out there first, or close it instead.',
          { usage }
        );
      await inTransaction(strapi, async (trx) => {
        await forUpdate(strapi, table(strapi, 'form', trx).select('id').where({ id }).first());
        const used = await table(strapi, 'consent-record', trx)
          .select('id')
          .where({ form_id: id })
          .first();
        if (used)
          throw refusal(
            'form-in-use',
            'People signed up through this form, and their proof of consent names it. Close it instead.'
          );
        const answered = await table(strapi, 'response', trx)
          .select('id')
          .where({ form_id: id })
          .first();
        if (answered)
          throw refusal(
            'form-answered',
            'People answered this questionnaire, and their answers would lose their questions. Close it instead.'
          );
        await table(strapi, 'form', trx).where({ id }).delete();
      });
    },
  };
};
export type FormsService = ReturnType<typeof createForms>;
