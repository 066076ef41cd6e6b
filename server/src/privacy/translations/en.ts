export default {
  'leave.title': 'Unsubscribe',
  'leave.text': 'Stop {lists} to {email}? It takes effect at once.',
  'leave.button': 'Unsubscribe',
  'leave.text.all': 'Stop every message from {sender} to {email}? It takes effect at once.',
  'leave.button.all': 'Unsubscribe from everything',
  'left.title': 'You are unsubscribed',
  'left.text': 'You will get no more messages from {lists}.',
  'left.text.all': 'You will get no more newsletters from us.',
  'left.back':
    'Was it a mistake? Sign up again whenever you like; we will ask you to confirm by e-mail.',
  'left.more': 'Leave the other lists as well?',
  'permits.title': 'Your consent to partners',
  'permits.text':
    'You agreed that these companies may write to {email}. Taking it back takes effect here at once; each company that has your address is told to stop.',
  'permits.button': 'Take back: {name}',
  'permits.button.all': 'Take back all',
  'permits.none.title': 'No partner may write to you',
  'permits.none':
    'You have taken back your consent, or gave none. A company that had your address has been told to stop.',
  'leave.partners': 'You also agreed that {names} may write to you.',
  'leave.partners.link': 'See and take back',
};
