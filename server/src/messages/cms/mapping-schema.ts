import { yup } from '@strapi/utils';
import { isLinkPattern } from './link';

const path = yup
  .string()
  .strict()
  .max(200)
  .matches(/^([A-Za-z_]\w*(\.[A-Za-z_]\w*){0,3})?$/, {
    message: '${path} must be the name of an attribute, such as title or seo.description',
  });

/** See `ContentMapping`. Attributes that are gone show nothing, so their names are not looked up. */
export const mappingSchema = yup
  .object({
    title: path.required('${path} must name the attribute that holds the title'),
    text: path.defined(),
    image: path.defined(),
    link: yup
      .string()
      .strict()
      .defined()
      .test(
        'link',
        '${path} must be an address such as https://example.org/{locale}/{slug}, a path such as /news/{slug}, one attribute such as {url}, or empty',
        (value) => isLinkPattern(value ?? '')
      ),
  })
  .noUnknown(true, '${path} has unknown fields: ${unknown}');
