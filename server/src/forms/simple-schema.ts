import { yup } from '@strapi/utils';
import { FORM_FIELD_KEYS } from '../../../content-types';
import { absoluteUrl, consentShape, localeList, localized } from './schema-parts';
import { theme } from './settings-schema';

/** The short way to say a form: what programs may save, and what drafts of old are stored as. */
export const simpleDefinition = yup
  .object({
    locales: localeList,
    fields: yup
      .array()
      .of(
        yup
          .object({
            key: yup
              .string()
              .oneOf([...FORM_FIELD_KEYS])
              .required(),
            label: localized(100),
            required: yup.boolean().strict().required(),
          })
          .noUnknown()
      )
      .max(FORM_FIELD_KEYS.length * 2)
      .required(),
    consents: yup.array().of(yup.object(consentShape).noUnknown()).max(20).required(),
    texts: yup
      .object({
        title: localized(2000),
        intro: localized(2000),
        submit: localized(2000),
        success: localized(2000),
      })
      .noUnknown()
      .required(),
    theme,
    redirectUrl: absoluteUrl,
  })
  .noUnknown()
  .required();
