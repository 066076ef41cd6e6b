export default {
  'form.title': 'Stay in touch',
  'form.submit': 'Subscribe',
  'form.success':
    'Thank you! We have sent you an e-mail. Please open the link in it to confirm; until then nothing happens.',
  'form.success.single': 'Thank you! You will hear from us by e-mail.',
  'form.declined':
    'You said no, and we have written that down. You were not signed up for anything.',
  'form.optional': 'optional',
  'form.trap': 'Leave this field empty',
  'form.closed.title': 'This form is closed',
  'form.closed.text': 'You cannot sign up here at the moment.',
  'form.check': 'Please check the fields marked below.',
  'form.wait':
    'That was very quick, or there were many attempts. Please wait {seconds} seconds and send the form again; what you typed is still here.',
  'form.failed': 'That did not work. Please try again in a moment.',
  'form.loading': 'Loading…',
  'form.busy': 'Sending…',
  'form.newWindow': 'opens in a new window',
  'thanks.title': 'Almost there',
  'thanks.title.single': 'Welcome',
  'thanks.title.declined': 'Noted',
  'thanks.hint': 'Nothing there after a few minutes? Have a look in the spam folder.',

  'problem.email': 'Enter an e-mail address such as name@example.org.',
  'problem.required': 'Please fill this in.',
  'problem.type': 'Send text here.',
  'problem.long': 'At most {max} characters, please.',
  'problem.name': 'Only a name, please: no links and no signs such as < or >.',
  'problem.consent': 'Please tick this box: without your consent we may not write to you.',
  'problem.consents': 'Please tick at least one box.',
  'problem.consent-type': 'Send true or false for each consent.',
  'problem.objection': 'Say true or false: whether the person objects.',
  'problem.free-mail':
    'Please enter your business address: this newsletter goes to professionals only, and this is a free-mail address.',
  'problem.personal-address':
    "Please enter your business address: this one looks like a private person's.",
  'problem.unknown': 'This form has no such field: leave it out.',
  'problem.object': 'Send an object with one entry per field.',
  'problem.locale': 'This form speaks: {locales}.',
  'problem.url': 'Send the absolute http(s) address of the page, or leave it out.',
  'problem.start': 'This copy of the form cannot be used. Please load the page again.',
  'problem.version': 'The form has changed in the meantime. Please read it again and resend it.',

  'confirm.title': 'Confirm your subscription',
  'confirm.text': 'One click, and you will receive {lists} at {email}.',
  'confirm.button': 'Yes, subscribe me',
  'confirm.not-you': 'Not you? Simply close this page: without this click nothing happens.',
  'confirmed.title': 'You are subscribed',
  'confirmed.text': 'Thank you for confirming. From now on you will receive {lists}.',
  'confirmed.leave': 'You can leave at any time with the link in every message.',
  'already.text': 'You had already confirmed. You receive {lists}.',
  'expired.title': 'This link has expired',
  'expired.text':
    'For your safety the link in the e-mail works only for a few days. We can send you a new one.',
  'expired.button': 'Send me a new link',
  'resent.title': 'Look in your inbox',
  'resent.text': 'If your sign-up is still open, a new e-mail with a fresh link is on its way.',
  'stale.title': 'You have left since then',
  'stale.text':
    'After this e-mail was sent you unsubscribed, and we keep to that. If you want to come back, sign up once more and confirm the new e-mail.',

  'renew.wording.title': 'Do you still agree?',
  'renew.wording.text':
    'The text that you agreed to for {lists} has changed. It would hold for {email} and now reads:',
  'renew.wording.button': 'Yes, I agree',
  'renew.wording.no':
    'If you do not agree, simply close this page. To leave, use the link in the e-mail.',
  'renew.retention.title': 'Would you like to stay?',
  'renew.retention.text': 'One click, and you will go on receiving {lists} at {email}.',
  'renew.retention.button': 'Yes, keep writing to me',
  'renew.retention.no':
    'If you do nothing, the subscription ends by itself on the day that the e-mail says.',
  'renew.expired.title': 'This link no longer works',
  'renew.expired.text':
    'It is too old, a newer e-mail has taken its place, or the subscription has ended. Look for a newer e-mail from us, or sign up again.',
  'renew.stale.text':
    'After this e-mail was sent you unsubscribed, and we keep to that. If you want to come back, sign up once more.',
  'renewed.title': 'Thank you',
  'renewed.text': 'We have noted your answer. You will go on receiving {lists}.',
  'renewed.already': 'You had already answered. You receive {lists}.',
};
