import { yup } from '@strapi/utils';
import { mappingSchema } from '../messages';

const UID = /^(api|plugin)::[a-z0-9-]+\.[a-z0-9-]+$/;
const MAX_TYPES = 500;

/** How the entries of content types become cards, by UID; whole where it is there. */
export const contentSettings = {
  contentMappings: yup.lazy((value: unknown) => {
    if (value === undefined) return yup.mixed();
    const uids = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return yup
      .object(
        Object.fromEntries(
          uids
            .filter((uid) => UID.test(uid))
            .slice(0, MAX_TYPES)
            .map((uid) => [uid, mappingSchema.required()])
        )
      )
      .noUnknown(
        true,
        '${path} must name content types such as api::article.article: not ${unknown}'
      )
      .required();
  }),
};
