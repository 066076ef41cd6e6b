import type { RulesBlock, VoteBlock } from '../../../../../content-types';
import { consent, email, form, look, name, origin, say, step, submit, text } from './parts';
import type { FormTemplate } from './types';

/** An empty label is the plugin's own: "I accept the rules." */
const rules: RulesBlock = { id: 'rules', type: 'rules', label: {} };

const vote = (locales: string[]): VoteBlock => ({
  id: 'vote',
  type: 'vote',
  label: say('contest.vote', locales),
});

/** Taking part never depends on the newsletter, and the form says so (GDPR art. 7(4)). */
export const contest: FormTemplate = {
  key: 'contest',
  kind: 'sign-up',
  needs: ['promotion', 'wording', 'list'],
  build: (locales, choices) =>
    form(
      locales,
      'contest.title',
      [
        step([
          text('intro', 'contest.text', locales),
          ...(choices.promotion?.kind === 'vote' ? [vote(locales)] : []),
          [[name('firstName', locales)], [name('lastName', locales)]],
          email(locales),
          rules,
          text('apart', 'contest.apart', locales),
          consent(choices, { required: false }),
          ...origin(),
          submit(say('contest.submit', locales)),
        ]),
      ],
      {
        theme: look('sunrise', { width: 560 }),
        promotionId: choices.promotion?.id ?? null,
      }
    ),
};
