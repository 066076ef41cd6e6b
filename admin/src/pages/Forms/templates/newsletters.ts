import { DEFAULT_DISPLAY, type FormBlock } from '../../../../../content-types';
import { consent, email, form, look, name, origin, say, step, submit, text } from './parts';
import type { FormTemplate, TemplateChoices } from './types';

const NEEDS = ['wording', 'list'] as const;

/** The least that can be published: an address, a box and a button. */
export const blank: FormTemplate = {
  key: 'blank',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(locales, null, [step([email(locales), consent(choices), submit()])]),
};

export const newsletter: FormTemplate = {
  key: 'newsletter',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(
      locales,
      'newsletter.title',
      [
        step([
          text('intro', 'newsletter.text', locales),
          email(locales),
          consent(choices),
          submit(),
        ]),
      ],
      { theme: look('paper', { width: 480 }) }
    ),
};

/** Takes the look of the page and little height: the address beside the box. */
export const footer: FormTemplate = {
  key: 'footer',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(locales, 'footer.title', [step([[[email(locales)], [consent(choices), submit()]]])], {
      theme: look('page', { spacing: 'tight', width: 720 }),
    }),
};

export const popUp: FormTemplate = {
  key: 'pop-up',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(
      locales,
      'pop-up.title',
      [step([text('intro', 'pop-up.text', locales), email(locales), consent(choices), submit()])],
      { display: { ...DEFAULT_DISPLAY, kind: 'pop-up', delaySeconds: 30, exitIntent: true } }
    ),
};

export const slideIn: FormTemplate = {
  key: 'slide-in',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(
      locales,
      'slide-in.title',
      [step([text('intro', 'slide-in.text', locales), email(locales), consent(choices), submit()])],
      {
        theme: look('page', { spacing: 'tight' }),
        display: { ...DEFAULT_DISPLAY, kind: 'slide-in', position: 'end', scrollPercent: 50 },
      }
    ),
};

export const bar: FormTemplate = {
  key: 'bar',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(locales, 'bar.title', [step([[[email(locales)], [consent(choices), submit()]]])], {
      theme: look('page', { spacing: 'tight', width: 960, align: 'center' }),
      display: { ...DEFAULT_DISPLAY, kind: 'bar', position: 'top', delaySeconds: 5 },
    }),
};

/** One box for one newsletter; for several, a box each. */
const choiceOfLists = (locales: string[], choices: TemplateChoices): FormBlock => {
  const { wordingId = 0, listIds = [] } = choices;
  if (listIds.length < 2) return consent(choices);
  return {
    id: 'lists',
    type: 'lists',
    key: 'lists',
    label: say('page.lists', locales),
    wordingId,
    listIds,
    required: true,
  };
};

export const page: FormTemplate = {
  key: 'page',
  kind: 'sign-up',
  needs: NEEDS,
  build: (locales, choices) =>
    form(
      locales,
      'page.title',
      [
        step([
          text('intro', 'page.text', locales),
          [[name('firstName', locales)], [name('lastName', locales)]],
          email(locales),
          choiceOfLists(locales, choices),
          ...origin(),
          submit(),
        ]),
      ],
      { theme: look('garden', { width: 640, align: 'center' }) }
    ),
};
