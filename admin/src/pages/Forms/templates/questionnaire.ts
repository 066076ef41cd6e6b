import { field, form, look, name, say, step, submit, text, type Line } from './parts';
import type { FormTemplate } from './types';

/** Who people are, then every custom field; nobody is asked for what they said before. */
export const questionnaire: FormTemplate = {
  key: 'questionnaire',
  kind: 'questionnaire',
  needs: [],
  build: (locales, { fieldKeys = [] }) => {
    const about: Line[] = [
      text('intro', 'questionnaire.text', locales),
      [[name('firstName', locales)], [name('lastName', locales)]],
    ];
    const questions = fieldKeys.map((key, index) => ({ ...field(key, index), progressive: true }));
    const steps =
      questions.length === 0
        ? [step([...about, submit()])]
        : [
            step(about, 'about', say('questionnaire.about', locales)),
            step([...questions, submit()], 'interests', say('questionnaire.interests', locales)),
          ];
    return form(locales, 'questionnaire.title', steps, {
      kind: 'questionnaire',
      theme: look('paper', { width: 640, align: 'center' }),
    });
  },
};
