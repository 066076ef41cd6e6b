import type { Core } from '@strapi/types';
import { fieldErrors, PLUGIN_ID } from '../../core';
import { createReach, FORM_FIELD, keyOf, replaceForms } from './fields';
import { placedForm } from './populate';

/** The `locale` that a request of the content API asks for. */
const askedLocale = (strapi: Core.Strapi): string | null => {
  const asked: unknown = strapi.requestContext.get()?.query?.locale;
  return typeof asked === 'string' ? asked : null;
};

/**
 * Registers the custom field "Sign-up form". Stored is the key of the form. Strapi's own last step
 * before an answer of the content API puts the form's definition in its place, so it comes with
 * components, dynamic zones and relations alike, and nobody else's data is touched; the panel and
 * the Document Service see what is stored.
 */
export const registerFormField = (strapi: Core.Strapi): void => {
  strapi.customFields.register({
    name: FORM_FIELD,
    plugin: PLUGIN_ID,
    // JSON, since what the content API answers with is an object.
    type: 'json',
    inputSize: { default: 6, isResizable: true },
  });

  const reaches = createReach(strapi);

  const populate = (uid: string, data: unknown): Promise<unknown> => {
    const made = new Map<string, ReturnType<typeof placedForm>>();
    return replaceForms(
      strapi,
      {
        reaches,
        relations: true,
        replace: async ({ value, locale }) => {
          const slug = keyOf(value);
          if (slug === null || slug === undefined) return null;
          const key = `${locale ?? ''} ${slug}`;
          const form = made.get(key) ?? placedForm(strapi, slug, [locale, askedLocale(strapi)]);
          made.set(key, form);
          return form;
        },
      },
      uid,
      data
    );
  };
  // Typed as lodash's curried function, and called with the data alone.
  type Sanitizer = Parameters<typeof strapi.sanitizers.add>[1];
  const output = (({ uid }: { uid: string }) =>
    (data: unknown) =>
      populate(uid, data)) as unknown as Sanitizer;
  strapi.sanitizers.add('content-api.output', output);

  const store = (uid: string, data: unknown): Promise<unknown> =>
    replaceForms(
      strapi,
      {
        reaches,
        relations: false,
        replace: ({ value, path }) => {
          const slug = keyOf(value);
          if (slug === undefined)
            throw fieldErrors([{ path, message: 'Send the key of a sign-up form, or null.' }]);
          return Promise.resolve(slug === null ? null : { slug });
        },
      },
      uid,
      data
    );
  // Whichever way an entry is written, the panel's included.
  strapi.documents.use(async (context, next) => {
    if ('data' in context.params && context.params.data && reaches(context.uid))
      context.params.data = (await store(
        context.uid,
        context.params.data
      )) as typeof context.params.data;
    return next();
  });
};
