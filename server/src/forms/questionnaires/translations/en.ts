export default {
  'done.title': 'Thank you',
  'done.text': 'Your answers are saved.',
  'done.unconfirmed':
    'Your answers are kept with your sign-up. They count once you have confirmed your address by e-mail.',
  'done.change': 'Change my answers',
  'next.text': 'May we ask you a few things? It helps us to write what you like to read.',
  'next.button': 'Answer a few questions',
  'known.title': 'Nothing to ask',
  'known.text': 'You have told us all of this already. Thank you!',
  'gone.title': 'This link no longer works',
  'gone.text':
    'It is too old, or the questions are no longer asked. Look for a newer e-mail from us.',
  'step.finish': 'Send',
  'step.check': 'Please check the fields marked below.',
  'step.of': '{title}: step {step} of {steps}',
  'problem.step': 'This step is not asked (any more). Load the page again.',
  'problem.body': 'Send the id of the step and an object with one entry per field.',
};
