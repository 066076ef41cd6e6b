import fc from 'fast-check';
import { CUSTOM_FIELD_TYPES, NO_RULES, type CustomField } from '../../content-types';
import { readFieldValue, type FieldSpec } from '../../server/src/audience';
import type { SaveFieldRequest } from '../../server/src/audience/contract';
import { getService, inTransaction, table, uid } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { OPTIONS, rawValue } from '../helpers/field-values';
import { join, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import {
  ask,
  questionnaireOf,
  setUpQuestionnaire,
  stepOf,
} from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const fieldOf = (key: string, over: Partial<SaveFieldRequest> = {}): SaveFieldRequest => ({
  key,
  type: 'text',
  label: { en: `Label of ${key}` },
  help: {},
  options: [],
  rules: NO_RULES,
  access: 'hidden',
  ...over,
});

describeOnEachDatabase('custom fields', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let site: Site;

  const create = async (key: string, over: Partial<SaveFieldRequest> = {}): Promise<CustomField> =>
    (await admin.request.post('/optin/fields').send(fieldOf(key, over)).expect(201)).body.data;
  const personOf = async (email: string): Promise<number> => {
    await join(app, site, email);
    const { subscriber } = await recordsOf(app, email);
    return subscriber?.id ?? 0;
  };
  const write = (id: number, values: Parameters<typeof writeAll>[1]) => writeAll(id, values);
  const writeAll = (
    id: number,
    values: Record<string, string | number | boolean | string[] | null>
  ) =>
    inTransaction(app.strapi, (trx) =>
      getService(app.strapi, 'customFields').write(trx, id, values)
    );
  const valuesOf = async (id: number) =>
    (await getService(app.strapi, 'customFields').valuesOf([id])).get(id) ?? {};
  const rowsOf = (id: number) => table(app.strapi, 'field-value').where({ subscriber_id: id });

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());

  describe('defined in the panel', () => {
    it('stand in their order, are changed, archived and brought back', async () => {
      const city = await create('city', { label: { en: 'City', fr: 'Ville' } });
      const shoe = await create('shoeSize', {
        type: 'number',
        rules: { ...NO_RULES, min: 30, max: 50, integer: true },
        access: 'editable',
      });
      const changed = await admin.request
        .put(`/optin/fields/${city.id}`)
        .send(fieldOf('city', { label: { en: 'Town' }, help: { en: 'Where you live' } }))
        .expect(200);
      expect(changed.body.data).toMatchObject({
        label: { en: 'Town' },
        help: { en: 'Where you live' },
        usage: { people: 0, forms: [], promotions: [] },
      });
      await admin.request
        .put('/optin/fields/order')
        .send({ ids: [shoe.id] })
        .expect(200);
      const list = await admin.request.get('/optin/fields').expect(200);
      expect(list.body.data.map(({ key }: CustomField) => key)).toEqual(['shoeSize', 'city']);
      await admin.request
        .post(`/optin/fields/${city.id}/archive`)
        .send({ isArchived: true })
        .expect(200);
      const one = await admin.request.get(`/optin/fields/${city.id}`).expect(200);
      expect(one.body.data.isArchived).toBe(true);
      await admin.request
        .post(`/optin/fields/${city.id}/archive`)
        .send({ isArchived: false })
        .expect(200);
    });

    it.each<[string, object, string]>([
      ['a key with a dot', fieldOf('a.b'), 'key'],
      ['a key of the subscriber', fieldOf('lastname'), 'key'],
      ['a key that forms use', fieldOf('vote'), 'key'],
      ['a key of the language', fieldOf('constructor'), 'key'],
      ['a key that is taken', fieldOf('city'), 'key'],
      ['a key that differs by case alone', fieldOf('ciTy'), 'key'],
      ['a type that is none', fieldOf('x1', { type: 'colour' as never }), 'type'],
      ['no label', fieldOf('x2', { label: { en: ' ' } }), 'label'],
      ['a choice without options', fieldOf('x3', { type: 'choice' }), 'options'],
      ['options where there can be none', fieldOf('x4', { options: OPTIONS }), 'options'],
      [
        'one option twice',
        fieldOf('x5', {
          type: 'choice',
          options: [
            { key: 'a', label: { en: 'a' } },
            { key: 'A', label: { en: 'A' } },
          ],
        }),
        'options',
      ],
      [
        'an option without a label',
        fieldOf('x6', { type: 'choice', options: [{ key: 'a', label: {} }] }),
        'options.0.label',
      ],
      ['a rule of another type', fieldOf('x7', { rules: { ...NO_RULES, integer: true } }), 'rules'],
      [
        'a bound that is no day',
        fieldOf('x8', { type: 'date', rules: { ...NO_RULES, min: 5 } }),
        'rules.min',
      ],
      [
        'a bound that is no number',
        fieldOf('x9', { type: 'number', rules: { ...NO_RULES, max: '5' } }),
        'rules.max',
      ],
      [
        'a least above the most',
        fieldOf('x10', { type: 'number', rules: { ...NO_RULES, min: 5, max: 4 } }),
        'rules',
      ],
      [
        'more choices than options',
        fieldOf('x11', {
          type: 'choices',
          options: OPTIONS,
          rules: { ...NO_RULES, minChoices: 9 },
        }),
        'rules',
      ],
      ['an access that is none', fieldOf('x12', { access: 'public' as never }), 'access'],
      ['something unknown', { ...fieldOf('x13'), position: 4 }, ''],
    ])('refuse %s and say where', async (_what, body, path) => {
      const answer = await admin.request.post('/optin/fields').send(body).expect(400);
      const paths = answer.body.error.details.errors.map((error: { path: string[] }) =>
        error.path.join('.')
      );
      expect(paths).toContain(path);
    });

    it('answer bad input with 400 and what is not there with 404', async () => {
      for (const body of [
        'nothing',
        [],
        { ids: [] },
        { ids: [1, 1] },
        { ids: ['a'] },
        { ids: [99_999] },
      ])
        await admin.request
          .put('/optin/fields/order')
          .send(body as object)
          .expect(400);
      await admin.request.post('/optin/fields').send([]).expect(400);
      await admin.request.get('/optin/fields/999999').expect(404);
      await admin.request.get('/optin/fields/abc').expect(404);
      await admin.request.put('/optin/fields/999999').send(fieldOf('none')).expect(404);
      await admin.request.delete('/optin/fields/999999').expect(404);
      await admin.request
        .post('/optin/fields/999999/archive')
        .send({ isArchived: true })
        .expect(404);
    });

    it('are read and changed with their own permissions', async () => {
      const reader = await createAdmin(app.strapi, ['read-fields']);
      await reader.request.get('/optin/fields').expect(200);
      await reader.request.get('/optin/fields/usage').expect(200);
      await reader.request.post('/optin/fields').send(fieldOf('no')).expect(403);
      await reader.request
        .put('/optin/fields/order')
        .send({ ids: [1] })
        .expect(403);
      const other = await createAdmin(app.strapi, ['read-forms']);
      await other.request.get('/optin/fields').expect(403);
    });
  });

  describe('in use', () => {
    it('keep their key, and their type once somebody has a value', async () => {
      const field = await create('pet');
      const rename = await admin.request
        .put(`/optin/fields/${field.id}`)
        .send(fieldOf('animal'))
        .expect(400);
      expect(rename.body.error.details.errors[0].path).toEqual(['key']);
      await admin.request
        .put(`/optin/fields/${field.id}`)
        .send(fieldOf('pet', { type: 'long-text' }))
        .expect(200);
      const id = await personOf('pet@example.org');
      await write(id, { pet: 'Cat' });
      const refused = await admin.request
        .put(`/optin/fields/${field.id}`)
        .send(fieldOf('pet', { type: 'number' }))
        .expect(400);
      expect(refused.body.error.details).toMatchObject({ code: 'field-type-fixed', people: 1 });
      expect(await valuesOf(id)).toEqual({ pet: 'Cat' });
    });

    it('keep the options that people chose; others may come, go and be renamed', async () => {
      const choice = (keys: string[]) =>
        fieldOf('topics', {
          type: 'choices',
          options: keys.map((key) => ({ key, label: { en: `The ${key}` } })),
        });
      const field = await create('topics', choice(['sea', 'food', 'people']));
      const id = await personOf('topics@example.org');
      await write(id, { topics: ['sea', 'people'] });
      const refused = await admin.request
        .put(`/optin/fields/${field.id}`)
        .send(choice(['food', 'people']))
        .expect(400);
      expect(refused.body.error.details).toMatchObject({
        code: 'field-option-used',
        options: ['sea (1)'],
      });
      const saved = await admin.request
        .put(`/optin/fields/${field.id}`)
        .send(choice(['people', 'sea', 'boats']))
        .expect(200);
      expect(saved.body.data.optionPeople).toEqual({ sea: 1, people: 1 });
      expect(await valuesOf(id)).toEqual({ topics: ['sea', 'people'] });
    });

    it('are not deleted while people or forms use them, and say who does', async () => {
      const field = await create('boatName');
      const id = await personOf('boat@example.org');
      await write(id, { boatName: 'Argo' });
      await setUpQuestionnaire(
        app,
        'boats',
        questionnaireOf([stepOf('one', [ask('boatName')])], { locales: ['en'] })
      );
      const refused = await admin.request.delete(`/optin/fields/${field.id}`).expect(400);
      expect(refused.body.error.details).toEqual({
        code: 'field-in-use',
        people: 1,
        forms: ['Questionnaire boats'],
        promotions: [],
      });
      const usage = await admin.request.get('/optin/fields/usage').expect(200);
      expect(
        usage.body.data.find(({ fieldId }: { fieldId: number }) => fieldId === field.id)
      ).toMatchObject({ people: 1, forms: [{ name: 'Questionnaire boats' }] });
      // A form whose draft no longer asks still does so where it is published.
      const form = (await app.strapi.db
        .query(uid('form'))
        .findOne({ where: { slug: 'boats' } })) as {
        id: number;
        definition: object;
      };
      await app.strapi.db.query(uid('form')).update({
        where: { id: form.id },
        data: { definition: questionnaireOf([stepOf('one', [ask('city')])]) },
      });
      await write(id, { boatName: null });
      const live = await admin.request.delete(`/optin/fields/${field.id}`).expect(400);
      expect(live.body.error.details).toMatchObject({ people: 0, forms: ['Questionnaire boats'] });
      await app.strapi.db.query(uid('form')).delete({ where: { id: form.id } });
      await admin.request.delete(`/optin/fields/${field.id}`).expect(200);
    });
  });

  describe('of a person', () => {
    it('are shown and changed in the panel, each with the control of its type', async () => {
      await create('visits', { type: 'number' });
      await create('since', { type: 'date' });
      const id = await personOf('ada@example.org');
      const update = (fields: object) =>
        admin.request
          .put(`/optin/subscribers/${id}`)
          .send({ firstName: 'Ada', lastName: null, locale: 'en', fields });
      await update({ city: ' Brest ', visits: '3', since: '2024-02-29', topics: ['sea'] }).expect(
        200
      );
      const person = await admin.request.get(`/optin/subscribers/${id}`).expect(200);
      const shown = Object.fromEntries(
        person.body.data.fields.map(({ field, value }: { field: CustomField; value: unknown }) => [
          field.key,
          value,
        ])
      );
      expect(shown).toMatchObject({
        city: 'Brest',
        visits: 3,
        since: '2024-02-29',
        topics: ['sea'],
        shoeSize: null,
      });

      const refused = await update({
        city: 'x',
        visits: 'many',
        since: '2024-13-01',
        nope: 1,
      }).expect(400);
      expect(
        refused.body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'))
      ).toEqual(['fields.visits', 'fields.since', 'fields.nope']);
      expect((await valuesOf(id)).city).toBe('Brest');
      await update({ city: '', visits: null }).expect(200);
      expect(await valuesOf(id)).toEqual({ since: '2024-02-29', topics: ['sea'] });
      for (const fields of ['text', [1], 5]) await update(fields as object).expect(400);
      // Without the part, nothing changes.
      await admin.request
        .put(`/optin/subscribers/${id}`)
        .send({ firstName: 'Ada', lastName: null, locale: 'en' })
        .expect(200);
      expect(await valuesOf(id)).toEqual({ since: '2024-02-29', topics: ['sea'] });
    });

    it('come with somebody who is added by hand', async () => {
      const body = {
        email: 'added@example.org',
        locale: 'en',
        listIds: [site.list.id],
        fields: { city: 'Nantes', visits: 2 },
      };
      await admin.request
        .post('/optin/subscribers')
        .send({ ...body, fields: { visits: 'x' } })
        .expect(400);
      const added = await admin.request.post('/optin/subscribers').send(body).expect(201);
      expect(await valuesOf(added.body.data.id)).toEqual({ city: 'Nantes', visits: 2 });
    });

    it('are gone with the person', async () => {
      const id = await personOf('gone@example.org');
      await write(id, { city: 'Lorient', topics: ['sea', 'people'] });
      expect(await rowsOf(id)).toHaveLength(3);
      await admin.request
        .post('/optin/subscribers/bulk')
        .send({ action: 'erase', ids: [id] })
        .expect(200);
      expect(await rowsOf(id)).toHaveLength(0);
    });
  });

  describe('as stored', () => {
    it('read back exactly as they were written, whatever the type', async () => {
      const id = await personOf('property@example.org');
      for (const type of CUSTOM_FIELD_TYPES)
        await create(`any${type.replace('-', '')}`, {
          type,
          options: type.startsWith('choice') ? OPTIONS : [],
        });
      const fields = (await getService(app.strapi, 'customFields').all()).filter(({ key }) =>
        key.startsWith('any')
      );
      const all = fc.tuple(
        ...fields.map((field) =>
          rawValue(field as FieldSpec).map(
            (raw) => [field.key, readFieldValue(field, raw)] as const
          )
        )
      );
      await fc.assert(
        fc.asyncProperty(all, async (readings) => {
          const values = Object.fromEntries(
            readings.flatMap(([key, reading]) => ('value' in reading ? [[key, reading.value]] : []))
          );
          const known = Object.fromEntries(fields.map(({ key }) => [key, null]));
          await write(id, { ...known, ...values });
          expect(await valuesOf(id)).toEqual(
            Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
          );
        }),
        { numRuns: 60 }
      );
    });

    it('cost a new sign-up one statement and a known person three', async () => {
      const id = await personOf('cost@example.org');
      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => {
        if (/field_values|custom_fields/.test(sql)) statements.push(sql.trim().split(' ')[0]);
      };
      const values = { city: 'Brest', visits: 1, topics: ['sea', 'people'], since: '2024-01-01' };
      const { strapi } = app;
      const writeAs = (isNew: boolean) =>
        inTransaction(strapi, (trx) =>
          getService(strapi, 'customFields').write(trx, id, values, { isNew })
        );
      await valuesOf(id);
      await writeAs(true);
      strapi.db.connection.on('query', listen);
      await rowsOf(id).delete();
      statements.length = 0;
      await writeAs(true);
      expect(statements.map((word) => word.toLowerCase())).toEqual(['insert']);
      statements.length = 0;
      await writeAs(false);
      expect(statements.map((word) => word.toLowerCase())).toEqual(['select', 'delete', 'insert']);
      strapi.db.connection.removeListener('query', listen);
      expect(await valuesOf(id)).toEqual(values);
    });

    it('of many people come in one query, those of deleted fields left out', async () => {
      const field = await create('passing');
      const ids = [await personOf('one@example.org'), await personOf('two@example.org')];
      await write(ids[0], { passing: 'a', city: 'Brest' });
      await write(ids[1], { city: 'Quimper' });
      await app.strapi.db.query(uid('custom-field')).delete({ where: { id: field.id } });
      const values = await getService(app.strapi, 'customFields').valuesOf([
        ...ids,
        ids[0],
        999_999,
      ]);
      expect(values.get(ids[1])).toEqual({ city: 'Quimper' });
      expect(values.get(ids[0])?.city).toBe('Brest');
      expect(values.has(999_999)).toBe(false);
      // Whoever writes to a field that is gone writes to nobody's harm.
      await write(ids[1], { neverThere: 'x', city: 'Rennes' });
      expect(await valuesOf(ids[1])).toEqual({ city: 'Rennes' });
    });
  });
});
