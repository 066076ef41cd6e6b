import type { PartnersBlock } from '../../../../../content-types';
import { consent, email, form, look, say, step, submit, text } from './parts';
import type { FormTemplate, TemplateChoices } from './types';

const partnerBoxes = (
  locales: string[],
  { partnerWordingId = 0, partnerIds = [] }: TemplateChoices
): PartnersBlock => ({
  id: 'partners',
  type: 'partners',
  key: 'partners',
  label: say('coregistration.partners', locales),
  wordingId: partnerWordingId,
  partnerIds,
});

/** Our newsletter, and an unticked box for each partner, under a wording that names them. */
export const coregistration: FormTemplate = {
  key: 'coregistration',
  kind: 'sign-up',
  needs: ['wording', 'list', 'partner', 'partner-wording'],
  build: (locales, choices) =>
    form(
      locales,
      'coregistration.title',
      [
        step([
          text('intro', 'coregistration.text', locales),
          email(locales),
          consent(choices),
          partnerBoxes(locales, choices),
          submit(),
        ]),
      ],
      { theme: look('plum', { width: 560 }) }
    ),
};
