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
};
