import { DEFAULT_DISPLAY, type Condition, type FormTheme } from '../../content-types';
import type { FormView, ViewBlock, ViewConsent, ViewField } from '../../server/src/forms/contract';

export const viewField = (
  key: string,
  over: Partial<ViewField> & Pick<ViewField, 'label'>
): ViewField => ({
  key,
  path: key === 'email' ? 'email' : `fields.${key}`,
  type: key === 'email' ? 'email' : 'text',
  help: '',
  placeholder: '',
  required: false,
  autocomplete: '',
  maxLength: null,
  min: null,
  max: null,
  integer: false,
  minChoices: null,
  maxChoices: null,
  options: [],
  control: 'input',
  ...over,
});

export const viewConsent = (key: string, over: Partial<ViewConsent> = {}): ViewConsent => ({
  key,
  path: `consents.${key}`,
  text: 'Oui, voir https://x.example/p.',
  required: true,
  checked: false,
  mode: 'opt-in',
  title: '',
  purpose: '',
  ...over,
});

export const fieldBlock = (path: string, showIf: Condition | null = null): ViewBlock => ({
  id: path.toLowerCase().replace(/\W/g, '-'),
  showIf,
  type: 'field',
  path,
});

export const viewStep = (
  id: string,
  blocks: ViewBlock[],
  over: Partial<FormView['steps'][number]> = {}
): FormView['steps'][number] => ({
  id,
  title: '',
  showIf: null,
  rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
  ...over,
});

const theme: FormTheme = { accent: '#112233' };

/** A form as visitors get it: an address, a first name, one box, a button. */
export const formView = (over: Partial<FormView> = {}): FormView => ({
  slug: 'weekly',
  version: 4,
  kind: 'sign-up',
  locale: 'fr',
  open: true,
  title: 'La Lettre',
  steps: [
    viewStep('one', [
      fieldBlock('email'),
      fieldBlock('fields.firstName'),
      { id: 'news', showIf: null, type: 'consent', path: 'consents.newsletter' },
      { id: 'submit', showIf: null, type: 'submit', label: 'Go' },
    ]),
  ],
  fields: [
    viewField('email', { label: 'Adresse', required: true, autocomplete: 'email', maxLength: 254 }),
    viewField('firstName', { label: 'Prénom', autocomplete: 'given-name', maxLength: 80 }),
  ],
  consents: [viewConsent('newsletter')],
  texts: {
    intro: '<b>pas de HTML</b>',
    submit: 'Go',
    success: 'Merci',
    declined: 'Noté',
    optional: 'facultatif',
    trap: 'Vide',
    closed: 'Fermé',
    check: 'Vérifiez',
    failed: 'Raté',
    busy: 'Envoi…',
    next: 'Suivant',
    back: 'Retour',
    progress: 'Étape {step} sur {steps}',
    choose: 'Choisir',
    close: 'Fermer',
    rules: 'Règlement',
  },
  theme: { ...theme, onAccent: '#ffffff' },
  style: ':host{--accent:#112233}',
  display: DEFAULT_DISPLAY,
  after: { kind: 'message', redirectUrl: '' },
  start: 'stamp',
  trap: 'homepage',
  submitUrl: 'weekly/submissions',
  seenUrl: 'weekly/seen',
  ...over,
});
