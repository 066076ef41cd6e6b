import {
  DEFAULT_DISPLAY,
  FORM_THEMES,
  type FormDefinition,
  type FormTheme,
  type FormThemeName,
  type LegalBasis,
} from '../../../../../content-types';
import { defaultText, everywhere } from '../model/defaults';
import {
  consentBlock,
  define,
  emailBlock,
  nameBlock,
  row,
  submitBlock,
  textBlock,
  type Ground,
} from './parts';

export type { Ground } from './parts';

export const TEMPLATES = [
  'newsletter',
  'footer',
  'pop-up',
  'slide-in',
  'bar',
  'page',
  'customer',
  'business',
  'contest',
  'partners',
  'questionnaire',
  'blank',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** The basis that a template asks on; others ask as the list says. */
export const TEMPLATE_BASES: Partial<Record<Template, LegalBasis>> = {
  customer: 'soft-opt-in',
  business: 'b2b-opt-out',
};

const look = (preset: FormThemeName, more: Partial<FormTheme> = {}): FormTheme => ({
  ...FORM_THEMES[preset],
  preset,
  ...more,
});

/** Forms that stand in the text of a page: lines that long are hard to fill in. */
const BOX: Partial<FormTheme> = { width: 560 };

const newsletter = (ground: Ground) =>
  define(
    ground,
    [
      row(textBlock(ground, 'forms.default.template.newsletter')),
      row(emailBlock(ground)),
      row(consentBlock(ground, { required: true })),
      row(submitBlock()),
    ],
    { title: 'forms.default.title', theme: look('paper', { width: 480 }) }
  );

/** Address and button side by side, as bars and footers have it. */
const line = (ground: Ground, settings: Partial<FormDefinition>) =>
  define(
    ground,
    [row(emailBlock(ground), submitBlock()), row(consentBlock(ground, { required: true }))],
    settings
  );

const overlay = (ground: Ground, settings: Partial<FormDefinition>) =>
  define(
    ground,
    [
      row(textBlock(ground, 'forms.default.template.newsletter')),
      row(emailBlock(ground)),
      row(consentBlock(ground, { required: true })),
      row(submitBlock()),
    ],
    { title: 'forms.default.title', theme: look('paper'), ...settings }
  );

const BUILD: Record<Template, (ground: Ground) => FormDefinition> = {
  newsletter,
  footer: (ground) => line(ground, { theme: look('page', { spacing: 'tight', width: 640 }) }),
  'pop-up': (ground) =>
    overlay(ground, {
      display: { ...DEFAULT_DISPLAY, kind: 'pop-up', delaySeconds: 20, exitIntent: true },
    }),
  'slide-in': (ground) =>
    overlay(ground, {
      display: { ...DEFAULT_DISPLAY, kind: 'slide-in', position: 'end', scrollPercent: 50 },
    }),
  bar: (ground) =>
    line(ground, {
      theme: look('harbour'),
      display: { ...DEFAULT_DISPLAY, kind: 'bar', position: 'top' },
    }),
  page: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.newsletter')),
        row(nameBlock(ground, 'firstName'), nameBlock(ground, 'lastName')),
        row(emailBlock(ground)),
        row(consentBlock(ground, { required: true })),
        row(submitBlock()),
      ],
      {
        title: 'forms.default.title',
        theme: look('garden', { width: 640, align: 'center' }),
      }
    ),
  customer: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.customer')),
        row(emailBlock(ground)),
        row(
          consentBlock(ground, {
            required: false,
            basis: 'soft-opt-in',
            relation: defaultText(
              'forms.default.template.customer.relation',
              ground.locales[0] ?? 'en'
            ),
          })
        ),
        row(submitBlock(everywhere('forms.default.template.customer.submit', ground.locales))),
      ],
      { title: 'forms.default.template.customer.title', theme: look('paper', BOX) }
    ),
  business: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.business')),
        row(nameBlock(ground, 'firstName'), nameBlock(ground, 'lastName')),
        row(emailBlock(ground)),
        row(consentBlock(ground, { required: false, basis: 'b2b-opt-out' })),
        row(submitBlock(everywhere('forms.default.template.business.submit', ground.locales))),
      ],
      { title: 'forms.default.template.business.title', theme: look('harbour', BOX) }
    ),
  contest: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.contest')),
        row(nameBlock(ground, 'firstName'), nameBlock(ground, 'lastName')),
        row(emailBlock(ground)),
        row({
          id: 'rules',
          type: 'rules',
          label: everywhere('forms.default.rules', ground.locales),
        }),
        // Taking part never depends on it.
        row(consentBlock(ground, { required: false })),
        row(submitBlock(everywhere('forms.default.template.contest.submit', ground.locales))),
      ],
      {
        title: 'forms.default.template.contest.title',
        theme: look('sunrise', BOX),
        promotionId: ground.promotionId,
      }
    ),
  partners: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.newsletter')),
        row(emailBlock(ground)),
        row(consentBlock(ground, { required: false })),
        row({
          id: 'partners',
          type: 'partners',
          key: 'partners',
          label: everywhere('forms.default.partners', ground.locales),
          wordingId: ground.partnerWordingId,
          partnerIds: ground.partnerIds,
        }),
        row(submitBlock()),
      ],
      { title: 'forms.default.title', theme: look('plum', BOX) }
    ),
  questionnaire: (ground) =>
    define(
      ground,
      [
        row(textBlock(ground, 'forms.default.template.questionnaire')),
        ...ground.fields.slice(0, 5).map(({ key }) =>
          row({
            id: `field-${key.toLowerCase()}`.slice(0, 36),
            type: 'field',
            key,
            label: {},
            required: false,
            progressive: true,
          })
        ),
        row(submitBlock(everywhere('forms.default.template.questionnaire.submit', ground.locales))),
      ],
      {
        kind: 'questionnaire',
        title: 'forms.default.template.questionnaire.title',
        theme: look('paper'),
      }
    ),
  blank: (ground) =>
    define(ground, [row(emailBlock(ground)), row(submitBlock())], { theme: look('page') }),
};

/** A form to begin with, in every language that it will speak. */
export const buildTemplate = (template: Template, ground: Ground): FormDefinition =>
  BUILD[template](ground);
